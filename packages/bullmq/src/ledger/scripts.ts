/**
 * The steps of the ledger in Redis, each one script, so that no other step comes between. Keys: the run's facts and counters, the state of each domain, who has
 * which chunk, the open domains, late results, and the results of the chunk at hand. All share a hash tag, so that a cluster keeps them together.
 *
 * The state of a domain is short, since there may be a million: `f`ound, detected `l`ive, `n`ot found, failed (`x`), `a`mbiguous, or the intent of a claim,
 * `i<claim>:<requests>:<credits>`. No state: nothing was paid for it (the `void` of a journal). `v`: it may be looked up anew, but a request for it may have been charged; a `v`
 * at the end of its next intent keeps that in mind.
 */
const keys = `
local run, domains, chunks, open, late, results = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
`;

const halted = `
local function halt_reason()
  local reason = redis.call('HMGET', run, 'haltCode', 'haltMessage')
  return reason[1] and { 'halted', reason[1], reason[2] or '' } or nil
end
`;

/**
 * ARGV: chunk, a name for the claim (the id of the run and ten random digits), the id of the run, domains. Answers: `claimed`, the domains that are open with their
 * credits, then results by domain: those that came late as well, since their worker had lost the chunk by then.
 */
export const claimScript: string = `${keys}${halted}
local chunk = ARGV[1]
if redis.call('HGET', run, 'id') ~= ARGV[3] then return { 'gone' } end
local holder = redis.call('HGET', chunks, chunk)
if holder and string.sub(holder, 1, 1) == 'f' then return { 'finished' } end
local reason = halt_reason()
if reason then return reason end
redis.call('HSET', chunks, chunk, 'c' .. ARGV[2])
local opened = {}
local found = redis.call('HGETALL', results)
for i = 4, #ARGV do
  local domain = ARGV[i]
  local state = redis.call('HGET', domains, domain)
  local credits = tonumber(string.match(state or '', '^i%w+:%d+:(%d+)v?$') or nil)
  local was_open = redis.call('HGET', open, domain)
  if credits then
    redis.call('HINCRBY', run, 'reserved', -credits)
    redis.call('HINCRBY', run, 'most', credits)
    if not was_open then redis.call('HINCRBY', run, 'count:ambiguous', 1) end
    redis.call('HSET', domains, domain, 'a')
    was_open = redis.call('HINCRBY', open, domain, credits)
  end
  if was_open then
    opened[#opened + 1] = domain
    opened[#opened + 1] = tostring(was_open)
  end
  local record = chunk ~= '-1' and redis.call('HGET', late, domain)
  if record then
    found[#found + 1] = domain
    found[#found + 1] = record
  end
end
return { 'claimed', opened, found }
`;

/**
 * ARGV: chunk, claim, how many are settled, seven values of each, then three of each intent. Answers one word for each intent.
 *
 * Only an intent of this claim can be settled, or a domain that is open since its chunk was taken over: what is told twice counts once.
 */
export const stepScript: string = `${keys}${halted}
local chunk, claim, settled = ARGV[1], ARGV[2], tonumber(ARGV[3])
local letters = { found = 'f', ['detected-live'] = 'l', ['not-found'] = 'n', failed = 'x', ambiguous = 'a' }
local answers = {}
-- A claim is named by the id of its run and ten random digits: what a run that was removed had on its way is not counted for the next one of its name.
local is_gone = redis.call('HGET', run, 'id') ~= string.sub(claim, 1, -11)
local is_owner = redis.call('HGET', chunks, chunk) == 'c' .. claim
local function add(field, by) if by ~= 0 then redis.call('HINCRBY', run, field, by) end end

for at = 4, is_gone and 0 or 3 + settled * 7, 7 do
  local domain, kind, repeated, record = ARGV[at], ARGV[at + 1], ARGV[at + 5], ARGV[at + 6]
  local least, most, requests = tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4])
  local state = redis.call('HGET', domains, domain)
  local owner, reserved, paid = string.match(state or '', '^i(%w+):%d+:(%d+)(v?)$')
  -- Of nothing that was found and nothing that was paid, there is nothing to tell a second time.
  local is_news = not state and (kind ~= '' or most > 0)
  if owner == claim or is_news or (state == 'a' and kind ~= 'ambiguous') then
    if owner then add('reserved', -tonumber(reserved)) end
    local was_open = redis.call('HGET', open, domain)
    if was_open then
      add('most', -tonumber(was_open))
      if kind == '' then
        -- Nothing was paid for it, and its record says ambiguous still: it is open until it has a result.
        redis.call('HSET', open, domain, 0)
      else
        add('count:ambiguous', -1)
        redis.call('HDEL', open, domain)
      end
    end
    add('least', least)
    add('most', most)
    add('requests', requests)
    if repeated == '1' or (paid == 'v' and most > 0) then add('repeated', 1) end
    if kind == '' and (most > 0 or paid == 'v') then
      redis.call('HSET', domains, domain, 'v')
    elseif kind == '' then
      redis.call('HDEL', domains, domain)
    else
      add('count:' .. kind, 1)
      redis.call('HSET', domains, domain, letters[kind])
      if kind == 'ambiguous' then redis.call('HSET', open, domain, most) end
      if is_owner then
        redis.call('HSET', results, domain, record)
      elseif kind ~= 'ambiguous' then
        redis.call('HSET', late, domain, record)
      end
    end
  end
end

local reason = not is_gone and halt_reason()
local limit = tonumber(not is_gone and redis.call('HGET', run, 'creditLimit') or nil)
for at = 4 + settled * 7, #ARGV, 3 do
  local domain, number, credits = ARGV[at], tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  local answer = 'reserved'
  if is_gone then
    answer = 'gone'
  elseif not is_owner then
    answer = 'lost'
  elseif reason then
    answer = 'halted'
  else
    local state = redis.call('HGET', domains, domain)
    local owner, known, reserved, paid = string.match(state or '', '^i(%w+):(%d+):(%d+)(v?)$')
    if state == 'v' then paid = 'v' end
    if state and state ~= 'a' and state ~= 'v' and owner ~= claim then
      answer = 'lost'
    elseif not (owner and tonumber(known) >= number) then
      local money = redis.call('HMGET', run, 'most', 'reserved')
      if limit and tonumber(money[1] or 0) + tonumber(money[2] or 0) + credits > limit then
        answer = 'limit'
      else
        redis.call('HINCRBY', run, 'reserved', credits)
        local intent = claim .. ':' .. number .. ':' .. (tonumber(reserved or 0) + credits)
        redis.call('HSET', domains, domain, 'i' .. intent .. (paid or ''))
      end
    end
  end
  answers[#answers + 1] = answer
end
return answers
`;

/** ARGV: chunk, claim, who has written its records. Answers 1, or 0 where another has claimed it. */
export const finishScript: string = `${keys}
local chunk = ARGV[1]
local holder = redis.call('HGET', chunks, chunk)
if holder and string.sub(holder, 1, 1) == 'f' then return 1 end
if holder ~= 'c' .. ARGV[2] then return 0 end
redis.call('HSET', chunks, chunk, 'f' .. ARGV[3])
redis.call('HINCRBY', run, 'finished', 1)
redis.call('DEL', results)
return 1
`;

/** ARGV: the plan's fields and values. Answers `begun`, `continued`, or the field that differs. */
export const beginScript: string = `${keys}
if redis.call('EXISTS', run) == 0 then
  redis.call('HSET', run, unpack(ARGV))
  return 'begun'
end
local limit
for i = 1, #ARGV, 2 do
  local field, value = ARGV[i], ARGV[i + 1]
  if field == 'creditLimit' then
    limit = value
  elseif field ~= 'usedBefore' and field ~= 'id' and redis.call('HGET', run, field) ~= value then
    return field
  end
end
-- Only now: another list, which is refused, changes nothing.
if limit then redis.call('HSET', run, 'creditLimit', limit) end
redis.call('HDEL', run, 'haltCode', 'haltMessage')
for _, key in ipairs(KEYS) do redis.call('PERSIST', key) end
return 'continued'
`;

/**
 * ARGV: code, message, and the credit limit that was reached, if that is why. The first reason stays, and a run that the store does not know stays unknown. A worker waits for what
 * is on its way before it stops a run: by then, the limit may have been raised.
 */
export const haltScript: string = `${keys}
local is_past = ARGV[3] ~= '' and redis.call('HGET', run, 'creditLimit') ~= ARGV[3]
if not is_past and redis.call('EXISTS', run) == 1 and redis.call('HEXISTS', run, 'haltCode') == 0 then
  redis.call('HSET', run, 'haltCode', ARGV[1], 'haltMessage', ARGV[2])
end
`;
