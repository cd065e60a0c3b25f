import HubUnits

/// Walks the items of a report descriptor and lays the fields out.
///
/// **Source**: HID 1.11, sections 5.3 to 6.2.2.9.
struct HIDItemReader {
  /// The state "Push" keeps and "Pop" brings back.
  struct Globals: BitwiseCopyable {
    var usagePage: UInt16 = 0
    var reportSize = 0
    var reportID: UInt8 = 0
    var reportCount = 0
  }

  /// A usage or a range of usages, each with its page in the high half.
  struct UsageRange: Sendable, BitwiseCopyable {
    var first: UInt32
    var last: UInt32
  }

  private var globals = Globals()
  /// Depth of Push seen in the field: 1. Four is room enough.
  private var pushed = InlineArray<4, Globals>(repeating: Globals())
  private var pushedCount = 0
  /// Usages wait here for the next main item; more than 64 single usages for one item are no scanner's.
  private var usages = BoundedList<64, UsageRange>(filler: UsageRange(first: 0, last: 0))
  private var usageMinimum: UInt32?
  private var depth = 0

  mutating func read(_ bytes: Span<UInt8>, into descriptor: inout HIDReportDescriptor)
    throws(UnsupportedScanner)
  {
    var at = 0
    while at < bytes.count {
      let prefix = bytes[at]
      if prefix == 0xFE {  // a long item: its size is the next byte; none is defined, all are skipped
        guard at + 2 < bytes.count, at + 3 + Int(bytes[at + 1]) <= bytes.count else {
          throw .malformedDescriptor(offset: at)
        }
        at += 3 + Int(bytes[at + 1])
        continue
      }
      let size = prefix & 3 == 3 ? 4 : Int(prefix & 3)
      guard at + size < bytes.count else { throw .malformedDescriptor(offset: at) }
      var value: UInt32 = 0
      for i in 0..<size { value |= UInt32(bytes[at + 1 + i]) << UInt32(8 * i) }
      try take(prefix & 0xFC, value, size, at, &descriptor)
      at += 1 + size
    }
  }

  private mutating func take(
    _ item: UInt8, _ value: UInt32, _ size: Int, _ offset: Int, _ descriptor: inout HIDReportDescriptor
  ) throws(UnsupportedScanner) {
    switch item {
    case 0x04: globals.usagePage = UInt16(truncatingIfNeeded: value)
    case 0x74: globals.reportSize = try bounded(value, offset)
    case 0x84:
      guard value > 0, value <= 0xFF else { throw .malformedDescriptor(offset: offset) }
      globals.reportID = UInt8(truncatingIfNeeded: value)
    case 0x94: globals.reportCount = try bounded(value, offset)
    case 0xA4:
      guard pushedCount < 4 else { throw .descriptorTooLarge }
      pushed[pushedCount] = globals
      pushedCount += 1
    case 0xB4:
      guard pushedCount > 0 else { throw .malformedDescriptor(offset: offset) }
      pushedCount -= 1
      globals = pushed[pushedCount]
    case 0x08: try add(UsageRange(first: paged(value, size), last: paged(value, size)))
    case 0x18: usageMinimum = paged(value, size)
    case 0x28:
      let last = paged(value, size)
      try add(UsageRange(first: min(usageMinimum ?? last, last), last: last))
      usageMinimum = nil
    case 0x80: try lay(.input, flags: value, in: &descriptor)
    case 0x90: try lay(.output, flags: value, in: &descriptor)
    case 0xB0: try lay(.feature, flags: value, in: &descriptor)
    case 0xA0: open(value, &descriptor)
    case 0xC0:
      guard depth > 0 else { throw .malformedDescriptor(offset: offset) }
      depth -= 1
      forgetLocals()
    default: break  // logical and physical bounds, units, strings: they move no field
    }
  }

  private func bounded(_ value: UInt32, _ offset: Int) throws(UnsupportedScanner) -> Int {
    guard value <= UInt32(HIDReportDescriptor.reportBitLimit) else {
      throw .malformedDescriptor(offset: offset)
    }
    return Int(value)
  }

  /// A usage of four bytes carries its own page; a shorter one has the page in force.
  private func paged(_ value: UInt32, _ size: Int) -> UInt32 {
    size == 4 ? value : UInt32(globals.usagePage) << 16 | (value & 0xFFFF)
  }

  private mutating func add(_ range: UsageRange) throws(UnsupportedScanner) {
    guard usages.append(range) else { throw .descriptorTooLarge }
  }

  private mutating func forgetLocals() {
    usages.removeAll()
    usageMinimum = nil
  }

  private mutating func open(_ kind: UInt32, _ descriptor: inout HIDReportDescriptor) {
    // Kind 1 is an application collection; the first one says what the interface is.
    if kind & 0xFF == 1, descriptor.applicationPage == 0, !usages.isEmpty {
      descriptor.applicationPage = UInt16(truncatingIfNeeded: usages[0].first >> 16)
      descriptor.applicationUsage = UInt16(truncatingIfNeeded: usages[0].first)
    }
    depth += 1
    forgetLocals()
  }

  /// Gives each usage of a main item its place. The last usage takes all elements that are left.
  private mutating func lay(
    _ direction: HIDField.Direction, flags: UInt32, in descriptor: inout HIDReportDescriptor
  ) throws(UnsupportedScanner) {
    defer { forgetLocals() }
    let size = globals.reportSize
    let count = globals.reportCount
    guard size > 0, count > 0 else { return }
    guard size * count <= HIDReportDescriptor.reportBitLimit else { throw .descriptorTooLarge }
    var offset = try descriptor.reserve(size * count, direction: direction, reportID: globals.reportID)
    let isArray = flags & 2 == 0
    var field = HIDField(
      direction: direction, reportID: globals.reportID, bitOffset: offset, bitSize: size, count: count,
      usagePage: globals.usagePage, usage: 0, usageMaximum: 0, isArray: isArray, isConstant: flags & 1 != 0)
    if isArray || usages.isEmpty {
      if !usages.isEmpty { name(&field, usages[0].first, usages[usages.count - 1].last) }
      guard descriptor.fields.append(field) else { throw .descriptorTooLarge }
      return
    }
    var left = count
    for i in usages.indices where left > 0 {
      let range = usages[i]
      let isLast = i == usages.count - 1
      let wanted = isLast ? left : min(left, Int(range.last - range.first) + 1)
      name(&field, range.first, range.last)
      field.bitOffset = offset
      field.count = wanted
      guard descriptor.fields.append(field) else { throw .descriptorTooLarge }
      offset += wanted * size
      left -= wanted
    }
  }

  private func name(_ field: inout HIDField, _ first: UInt32, _ last: UInt32) {
    field.usagePage = UInt16(truncatingIfNeeded: first >> 16)
    field.usage = UInt16(truncatingIfNeeded: first)
    field.usageMaximum = UInt16(truncatingIfNeeded: last)
  }
}
