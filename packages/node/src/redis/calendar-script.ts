/**
 * `admit` of core's `pacing/calendar.ts` and `settle.ts`, in the language of Redis and Valkey: one atomic step, by the server's own clock.
 * Those files say why; a test holds the answers of both against each other. Keys, which share a hash tag so that a cluster keeps them
 * together: what is known of the server, when places are free, when requests start, and when their leases end.
 *
 * One thing it does besides: asked by a client that it knew before, a store that knows nothing has lost its memory. Starts that it had given
 * out are used or given back within the horizon; the next one comes after them, and its answer tells of all.
 */
export const calendarScript = `
local state_key, free_key, start_key, lease_key = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local window, horizon, lease = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local bulk, share, told_limit = ARGV[4] == '1', tonumber(ARGV[5]), tonumber(ARGV[6])
local ids, was_known, margin, least, huge = tonumber(ARGV[7]), ARGV[8] == '1', 50, 60, math.huge

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

local names = { 'at', 'skew', 'limit', 'guess', 'warm', 'probe', 'gate', 'refusals', 'foreign', 'foreign_at', 'spaced', 'last', 'others' }
local s = {}
for i, value in ipairs(redis.call('HMGET', state_key, unpack(names))) do s[names[i]] = tonumber(value or 0) end
local is_new = s.at == 0
s.skew = math.max(s.skew, s.at - now)
s.at = now + s.skew
local at = s.at
if is_new and was_known then s.gate = at + horizon + margin end

local function number(ms) return string.format('%.17g', ms) end
local function count(key, from, to) return redis.call('ZCOUNT', key, from, to) end
local function after(ms) return '(' .. number(ms) end

local function occupy(id, till)
  if count(free_key, '-inf', number(at - window)) > redis.call('ZCARD', free_key) / 2 then
    redis.call('ZREMRANGEBYSCORE', free_key, '-inf', number(at - window))
  end
  redis.call('ZADD', free_key, number(till), id)
end

local function learn(id, refused, limit, remaining, start, first)
  if limit then
    s.limit, s.guess = limit, 0
  elseif s.guess > 0 or (refused and s.limit == 0) then
    s.limit = math.max(refused and least or s.limit, count(free_key, after(at), '+inf'))
    if refused then s.guess = at + 3 * window end
  end
  if refused then
    remaining = 1
    s.spaced = at + 3 * window
  end
  if not remaining or s.limit == 0 or s.guess > 0 or start < math.max(s.foreign_at, at - window) then return end
  local own = count(free_key, after(start), '+inf') + count(start_key, '-inf', number(at))
  local foreign = math.max(0, s.limit - remaining - own)
  if first and not refused then
    for place = 1, math.min(foreign, 10000) do occupy(id .. '/' .. place, at + window + margin) end
    return
  end
  s.foreign, s.foreign_at = foreign, start
  if foreign > 0 then s.spaced = at + 3 * window end
end

for i = 9 + ids, #ARGV, 6 do
  local id, as, ago = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2])
  local start = tonumber(redis.call('ZSCORE', start_key, id) or nil)
  local warm = s.warm == 1
  redis.call('ZREM', start_key, id)
  redis.call('ZREM', lease_key, id)
  if as == 'unused' or ago < 0 then s.probe = 0 end
  if as == 'unused' then
    redis.call('ZREM', free_key, id)
  else
    local refused = as == 'refused'
    s.refusals = refused and s.refusals + 1 or 0
    if not refused or s.refusals > 1 then occupy(id, at - ago + window + margin) end
    if refused then s.gate = math.max(s.gate, at + tonumber(ARGV[i + 5]) + margin) end
    if ago >= 0 and start then
      s.warm = 1
      learn(id, refused, tonumber(ARGV[i + 3]), tonumber(ARGV[i + 4]), start, not warm)
    end
  end
end

if s.guess > 0 and s.guess <= at then s.limit, s.guess = 0, 0 end
local limit = huge
if told_limit > 0 then limit = told_limit elseif s.warm == 0 then limit = least end
if s.limit > 0 then limit = math.min(limit, s.limit) end
local others = 0
if s.foreign > 0 and s.foreign_at + window > at then others = s.foreign + math.ceil(math.sqrt(s.foreign) / 2) end
local capacity = math.max(1, math.min(limit == huge and huge or math.floor(limit * share), limit - others))
if bulk and s.others > at and capacity < huge then capacity = math.ceil(capacity * 0.9) end

if redis.call('ZCARD', start_key) + redis.call('ZCARD', free_key) + ids > capacity then
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', lease_key, '-inf', number(at))) do
    redis.call('ZREM', start_key, id)
    redis.call('ZREM', lease_key, id)
  end
end

local function first_free(places)
  local flying = redis.call('ZCARD', start_key)
  if s.refusals > 0 and flying == 0 then return at end
  local room = places - flying
  if room == huge then return at end
  if room > 0 then
    local found = redis.call('ZRANGE', free_key, -room, -room, 'WITHSCORES')[2]
    return math.max(at, tonumber(found or 0))
  end
  local first = redis.call('ZRANGE', start_key, 0, 0, 'WITHSCORES')[2]
  return math.max(at + horizon + 1, tonumber(first) + window + margin)
end

local function next_start()
  local start = math.max(first_free(capacity), s.gate)
  if s.spaced <= at or capacity == huge then return start end
  return math.max(start, math.min(first_free(math.ceil(capacity / 2)), s.last + window / capacity))
end

local start, starts = next_start(), {}
for i = 9, 8 + ids do
  local id = ARGV[i]
  local known = tonumber(redis.call('ZSCORE', start_key, id) or nil)
  if not known then
    if start > at + horizon or (s.warm == 0 and s.probe > at) then break end
    redis.call('ZADD', start_key, number(start), id)
    redis.call('ZADD', lease_key, number(start + lease + window + margin), id)
    s.last = math.max(s.last, start)
    if s.probe == 0 then s.probe = start + 1000 end
    if not bulk then s.others = start + window end
  end
  starts[#starts + 1] = number((known or start) - at)
  start = next_start()
end

local fields = {}
for _, name in ipairs(names) do
  fields[#fields + 1] = name
  fields[#fields + 1] = number(s[name])
end
redis.call('HSET', state_key, unpack(fields))
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, math.ceil(4 * window + lease)) end

local wait = start - at
local ask = wait > horizon and math.max(25, math.min(wait - horizon / 4, window / 6)) or 0
if s.warm == 0 and s.probe > at then ask = 100 end
return { number(wait), number(ask), number(math.max(0, s.gate - at)), capacity == huge and '' or number(capacity), s.warm == 1 and '' or '1', unpack(starts) }
`;
