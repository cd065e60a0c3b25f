import HubConfig
import HubUnits

/// A link's plan as a technician reads it.
struct PlannedLinkText {
  let plan: PlannedLink

  init(_ plan: PlannedLink) { self.plan = plan }

  /// How wide a list of points may be. **Source**: a terminal of 100 columns.
  private static let widest = 92

  var lines: [String] {
    let place = plan.device == "generic" ? plan.place : "\(plan.device) at \(plan.place)"
    var lines = ["\(plan.name): \(place) unit \(plan.unit), read every \(milliseconds(plan.pollNanoseconds))"]
    for (number, request) in plan.requests.enumerated() {
      let isNewPace = number == 0 || request.everyNanoseconds != plan.requests[number - 1].everyNanoseconds
      if isNewPace || request.function == 6 { lines += ["", "  " + pace(of: request)] }
      lines += text(of: request, number: number + 1)
    }
    lines += ["", polls, wire] + order + [timeout]
    return lines
  }

  private func pace(of request: PlannedRequest) -> String {
    if request.everyNanoseconds == 0 { return "at each poll, one after the other" }
    let every = milliseconds(request.everyNanoseconds)
    return request.function == 6 ? "when it changes, every \(every)" : "every \(every), in turn: one a poll"
  }

  private func text(of request: PlannedRequest, number: Int) -> [String] {
    let last = Int(request.first) + request.count - 1
    let range = request.count == 1 ? "\(request.first)" : "\(request.first) to \(last)"
    let what = request.count == 1 ? request.table : "\(request.count) \(request.table)s"
    var head = "    \(number)  function \(request.function): \(what) \(range)"
    head += "; \(request.bytesOut) bytes out, \(request.bytesBack) back"
    if let time = request.nanoseconds { head += ", \(milliseconds(time)) or more" }
    if let bytes = request.hexadecimal { head += "  [\(bytes)]" }
    let points = request.points.map { point in
      "\(point.address)\(point.bit.map { ".\($0)" } ?? "") \(point.name)"
    }
    let indent = "         "
    let unasked =
      request.unasked.isEmpty ? [] : [indent + "read along, nobody asked: " + Self.ranges(request.unasked)]
    return [head] + Self.wrapped(points, indent: indent) + unasked
  }

  private var polls: String {
    if plan.requests.isEmpty { return "  a poll     nothing is read from it" }
    let fast = plan.requests.count { $0.everyNanoseconds == 0 }
    let exchanges = fast == 1 ? "1 exchange" : "\(fast) exchanges"
    return
      "  a poll     \(exchanges); with all the rest \(plan.exchangesPerSecond) exchanges and \(plan.bytesPerSecond) "
      + "bytes a second" + (plan.linePermille == nil ? " (without TCP's own)" : "")
  }

  private var wire: String {
    if let permille = plan.linePermille {
      return
        "  the wire   is busy for \((permille + 9) / 10) % of its time with all its slaves, if they answer at once"
    }
    if plan.requests.isEmpty { return "  the wire   TCP: a round trip each" }
    let each = plan.exchangesPerSecond == 0 ? 0 : 1_000_000_000 / plan.exchangesPerSecond
    return
      "  the wire   TCP: a round trip each, which `hubctl diag` measures; more than \(milliseconds(each)) on average "
      + "and polls come late"
  }

  private var order: [String] {
    guard let write = plan.proof.write, let late = plan.proof.late else {
      return ["  an order   none: no diverter is on this link"]
    }
    guard plan.proof.isSerial else {
      return [
        "  an order   goes before the next request: a poll delays it by one exchange at most; both have",
        "             \(milliseconds(write.count)) ('write'), and after \(milliseconds(late.count)) of waiting ('late') it is dropped, never sent late",
      ]
    }
    let sum = plan.proof.writeParts.map { "\($0.what) \(milliseconds($0.time.count))" }
    return [
      "  an order   waits at worst \(milliseconds(plan.proof.longestWait.count)) ('late' is \(milliseconds(late.count))) and "
        + "is written after \(milliseconds(plan.proof.longestWrite.count)) ('write' is \(milliseconds(write.count))):"
    ] + sum.map { "             " + $0 }
  }

  private var timeout: String {
    let belt = plan.speed.travel(in: plan.proof.timeout).wholeMillimetres
    let bound = plan.proof.timeoutBounds.first
    let said = "  timeout    \(milliseconds(plan.timeoutNanoseconds)) (\(belt) mm of belt)"
    guard let bound else { return said }
    return plan.proof.writtenTimeout == nil
      ? said + ", from the belt, so that\n             " + bound.what
      : said
        + " as written; from the belt it would be \(milliseconds(bound.time.count)), so that\n             "
        + bound.what
  }

  private func milliseconds(_ nanoseconds: Int64) -> String {
    let text = StoryText.fixed(Double(nanoseconds) / 1_000_000, 1)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " ms"
  }

  /// `4 to 10, 39 to 50`
  static func ranges(_ numbers: [UInt16]) -> String {
    var runs: [ClosedRange<UInt16>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound < .max, number == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
      .joined(separator: ", ")
  }

  private static func wrapped(_ parts: [String], indent: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for (place, part) in parts.enumerated() {
      let piece = part + (place == parts.count - 1 ? "" : ",")
      if !line.isEmpty, line.count + 1 + piece.count > widest {
        lines.append(indent + line)
        line = ""
      }
      line += line.isEmpty ? piece : " " + piece
    }
    return lines + (line.isEmpty ? [] : [indent + line])
  }
}
