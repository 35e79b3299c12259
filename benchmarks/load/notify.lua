-- Tells of payments. FIRST: the first number; STEP: how many threads there are; KIND: new (another each time) or again
-- (the same few hundred).
local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
end

function init()
  step, again, refused, accepted = tonumber(os.getenv("STEP")), os.getenv("KIND") == "again", 0, 0
  first = tonumber(os.getenv("FIRST")) + number - 1
  following = first
end

function request()
  local id = string.format("2d000000-000f-5000-8000-%012d", following)
  following = following + step
  if again and following > first + 300 then following = first end
  return wrk.format("POST", "/yookassa/webhook", {["Content-Type"] = "application/json"},
    '{"type":"notification","event":"payment.succeeded","object":{"id":"' .. id ..
    '","status":"succeeded","paid":true,"amount":{"value":"200.00","currency":"RUB"},' ..
    '"created_at":"2026-01-01T00:00:00.000Z","test":true}}')
end

function response(status)
  if status == 200 then accepted = accepted + 1 else refused = refused + 1 end
end

function done(summary, latency, requests)
  local yes, no, last = 0, 0, 0
  for _, thread in ipairs(threads) do
    yes, no = yes + thread:get("accepted"), no + thread:get("refused")
    last = math.max(last, thread:get("following"))
  end
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print(string.format("RESULT accepted=%d refused=%d errors=%d micros=%d p50=%d p99=%d following=%d",
    yes, no, errors, summary.duration, latency:percentile(50), latency:percentile(99), last))
end
