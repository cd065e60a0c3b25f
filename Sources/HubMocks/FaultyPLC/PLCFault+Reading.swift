public import HubUnits

extension PLCFault {
  /// A fault as it is written: `Delay`, `Delay:share=5%,time=200ms`, `NoResponse:at=10s,for=2s`.
  ///
  /// `any` stands for each fault of an answer that the wire can have; they divide the share.
  ///
  /// **Errors**: `PLCFaultError` in words, with the nearest name for one that is misspelt.
  public static func reading(_ text: String, on wire: PLCWire) throws(PLCFaultError) -> [PLCFault] {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let pairs = parts.count == 2 ? parts[1].split(separator: ",", omittingEmptySubsequences: false) : []
    if name.lowercased() == "any" { return try any(pairs.map(String.init), on: wire, of: text) }
    guard let kind = PLCFaultKind.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
    else {
      let names = PLCFaultKind.allCases.map(\.rawValue) + ["any"]
      throw PLCFaultError(
        text: "\(text): there is no fault \"\(name)\"\(NearestName.hint(name, among: names)) "
          + "Known: \(names.joined(separator: ", "))")
    }
    if let why = kind.isImpossible(on: wire) {
      throw PLCFaultError(text: "\(text): \(kind.rawValue) cannot be had on \(wire.rawValue): \(why)")
    }
    return [try one(kind, pairs.map(String.init), of: text)]
  }

  private static func any(
    _ pairs: [String], on wire: PLCWire, of text: String
  ) throws(PLCFaultError) -> [PLCFault] {
    let kinds = PLCFaultKind.allCases.filter { $0.manner == .answer && $0.isImpossible(on: wire) == nil }
    var faults: [PLCFault] = []
    for kind in kinds {
      var fault = try one(kind, pairs, of: text, allowing: [])
      fault.share = (fault.share ?? 1) / Double(kinds.count)
      faults.append(fault)
    }
    return faults
  }

  private static func one(
    _ kind: PLCFaultKind, _ pairs: [String], of text: String, allowing own: [PLCFaultParameter]? = nil
  ) throws(PLCFaultError) -> PLCFault {
    let allowed =
      PLCFaultParameter.ofAll + (kind.manner == .state ? [] : PLCFaultParameter.ofRequests)
      + (own ?? kind.parameters)
    var fault = PLCFault(kind)
    for pair in pairs {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let known = allowed.map(\.rawValue)
      guard let parameter = PLCFaultParameter(rawValue: sides[0]), allowed.contains(parameter) else {
        throw PLCFaultError(
          text:
            "\(text): \(kind.rawValue) takes no \"\(sides[0])\"\(NearestName.hint(sides[0], among: known)) "
            + "It takes: \(known.joined(separator: ", "))")
      }
      guard sides.count == 2, fault.take(parameter, sides[1]) else {
        throw PLCFaultError(text: "\(text): \"\(pair)\" is not understood; \(parameter.expectation)")
      }
    }
    if kind == .stall || kind == .reboot, fault.share == nil, fault.function == nil,
      let lasting = fault.lasting
    {
      // "Stall at 10 s for 2 s" can only mean one that lasts so long.
      (fault.time, fault.lasting) = (lasting, nil)
    }
    try fault.check(text)
    return fault
  }

  private func check(_ text: String) throws(PLCFaultError) {
    if every != nil, !isOnTheClock, lasting == nil {
      throw PLCFaultError(text: "\(text): every= needs for=, how long it strikes each time")
    }
    if let every, let lasting, lasting >= every {
      throw PLCFaultError(text: "\(text): for= must be shorter than every=")
    }
    if kind == .stall || kind == .reboot, at == nil, share == nil, function == nil {
      throw PLCFaultError(text: "\(text): say when: at=10s, or share=1% of the requests")
    }
  }

  /// Takes one value; false when it is not understood.
  private mutating func take(_ parameter: PLCFaultParameter, _ value: String) -> Bool {
    switch parameter {
    case .at: return put(FaultValue.time(value), in: \.at)
    case .for: return put(FaultValue.time(value, atLeast: 1), in: \.lasting)
    case .every: return put(FaultValue.time(value, atLeast: 1), in: \.every)
    case .share: return put(FaultValue.share(value), in: \.share)
    case .function: return put(FaultValue.number(value, 1...127).map { UInt8($0) }, in: \.function)
    case .time: return FaultValue.time(value).map { time = $0 } != nil
    case .code: return FaultValue.number(value, 1...255).map { code = UInt8($0) } != nil
    case .bytes: return put(FaultValue.number(value, 1...64), in: \.bytes)
    case .count: return FaultValue.number(value, 2...16).map { count = $0 } != nil
    case .slots: return FaultValue.number(value, 0...16).map { slots = $0 } != nil
    case .obeyed:
      guard value == "yes" || value == "no" else { return false }
      isObeyed = value == "yes"
      return true
    }
  }

  private mutating func put<Value>(_ value: Value?, in place: WritableKeyPath<PLCFault, Value?>) -> Bool {
    guard let value else { return false }
    self[keyPath: place] = value
    return true
  }
}

extension PLCFault {
  /// A time with its unit, as in a fault: `80ms`, `2.5s`, `1min`; nil when it is none.
  public static func time(_ text: String) -> Nanoseconds? { FaultValue.time(text) }
}
