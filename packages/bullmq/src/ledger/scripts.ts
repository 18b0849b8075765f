/**
 * The steps of the ledger in Redis, each one script, so that no other step comes between. Keys: the run's facts and counters, the state of each domain, who has
 * which chunk, the open domains, late results, and the results of the chunk at hand. All share a hash tag, so that a cluster keeps them together.
 *
 * The state of a domain is short, since there may be a million: `f`ound, detected `l`ive, `n`ot found, failed (`x`), `a`mbiguous, or the intent of a claim,
 * `i<claim>:<requests>:<credits>`. No state: nothing was paid for it (the `void` of a journal).
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

/** ARGV: chunk, a random name for the claim, domains. Answers: `claimed`, the domains that are open with their credits, then results by domain. */
export const claimScript: string = `${keys}${halted}
local chunk = ARGV[1]
if redis.call('EXISTS', run) == 0 then return { 'gone' } end
local holder = redis.call('HGET', chunks, chunk)
if holder and string.sub(holder, 1, 1) == 'f' then return { 'finished' } end
local reason = halt_reason()
if reason then return reason end
redis.call('HSET', chunks, chunk, 'c' .. ARGV[2])
local opened, found = {}, redis.call('HGETALL', results)
for i = 3, #ARGV do
  local domain = ARGV[i]
  local state = redis.call('HGET', domains, domain)
  local credits = tonumber(string.match(state or '', '^i%w+:%d+:(%d+)$') or nil)
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
  elseif state and redis.call('HEXISTS', results, domain) == 0 then
    -- A worker that was only slow has told it since the chunk was taken from it.
    local told = redis.call('HGET', late, domain)
    if told then
      found[#found + 1] = domain
      found[#found + 1] = told
    end
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
local is_gone = redis.call('EXISTS', run) == 0
local is_owner = redis.call('HGET', chunks, chunk) == 'c' .. claim
local function add(field, by) if by ~= 0 then redis.call('HINCRBY', run, field, by) end end

for at = 4, is_gone and 0 or 3 + settled * 7, 7 do
  local domain, kind, repeated, record = ARGV[at], ARGV[at + 1], ARGV[at + 5], ARGV[at + 6]
  local least, most, requests = tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4])
  local state = redis.call('HGET', domains, domain)
  local owner, reserved = string.match(state or '', '^i(%w+):%d+:(%d+)$')
  if owner == claim or not state or (state == 'a' and kind ~= 'ambiguous') then
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
    if repeated == '1' then add('repeated', 1) end
    if kind == '' then
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
    local owner, known, reserved = string.match(state or '', '^i(%w+):(%d+):(%d+)$')
    if state and state ~= 'a' and owner ~= claim then
      answer = 'lost'
    elseif not (owner and tonumber(known) >= number) then
      local money = redis.call('HMGET', run, 'most', 'reserved')
      if limit and tonumber(money[1] or 0) + tonumber(money[2] or 0) + credits > limit then
        answer = 'limit'
      else
        redis.call('HINCRBY', run, 'reserved', credits)
        redis.call('HSET', domains, domain, 'i' .. claim .. ':' .. number .. ':' .. (tonumber(reserved or 0) + credits))
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
for i = 1, #ARGV, 2 do
  local field, value = ARGV[i], ARGV[i + 1]
  if field == 'creditLimit' then
    redis.call('HSET', run, field, value)
  elseif field ~= 'usedBefore' and redis.call('HGET', run, field) ~= value then
    return field
  end
end
redis.call('HDEL', run, 'haltCode', 'haltMessage')
for _, key in ipairs(KEYS) do redis.call('PERSIST', key) end
return 'continued'
`;

/** ARGV: code and message. The first reason stays, and a run that the store does not know stays unknown. */
export const haltScript: string = `${keys}
if redis.call('EXISTS', run) == 1 and redis.call('HEXISTS', run, 'haltCode') == 0 then
  redis.call('HSET', run, 'haltCode', ARGV[1], 'haltMessage', ARGV[2])
end
`;
