-- Asks for pictures, a new wish each time. TOKENS: a file, one a line; RUN: what no other run is called; IDS: where the
-- ids that were answered go.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
end

function init()
  tokens, taken, refused, count, run = {}, {}, 0, 0, os.getenv("RUN")
  for line in io.lines(os.getenv("TOKENS")) do table.insert(tokens, line) end
  math.randomseed(number)
end

function request()
  count = count + 1
  return wrk.format("POST", "/api/generations", {
    ["Authorization"] = "Bearer " .. tokens[math.random(#tokens)],
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = run .. "-" .. number .. "-" .. count,
  }, '{"model":"gpt-image-1","prompt":"a fox in the snow, warm evening light"}')
end

function response(status, headers, body)
  if status == 201 then
    table.insert(taken, string.match(body, '"id":"([^"]+)"'))
  else
    refused = refused + 1
  end
end

function done(summary, latency, requests)
  local out, accepted, no = io.open(os.getenv("IDS"), "w"), 0, 0
  for _, thread in ipairs(threads) do
    for _, id in ipairs(thread:get("taken")) do
      out:write(id, "\n")
      accepted = accepted + 1
    end
    no = no + thread:get("refused")
  end
  out:close()
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print(string.format("RESULT accepted=%d refused=%d errors=%d micros=%d p50=%d p99=%d",
    accepted, no, errors, summary.duration, latency:percentile(50), latency:percentile(99)))
end
