import HubBarcode
import HubUnits
import Testing

@Suite("Key reports of odd keyboards")
struct KeyboardTests {
  private func decode(
    _ reports: [[UInt8]], layout: KeyboardLayout = .us, mode: ScannerMode = .hidKeyboard(.boot),
    _ change: (inout ScanDecoderSettings) -> Void = { _ in }
  ) throws -> Decoding {
    var settings = ScanDecoderSettings()
    settings.keyboardLayout = layout
    change(&settings)
    let transfers = reports.enumerated().map {
      (at: MonotonicInstant(nanoseconds: Int64($0.offset) * 8_000_000), bytes: $0.element)
    }
    return try Decoding(transfers, mode: mode, settings: settings)
  }

  private func keys(_ modifiers: UInt8, _ usages: UInt8...) -> [UInt8] {
    [modifiers, 0] + usages + [UInt8](repeating: 0, count: 6 - usages.count)
  }

  private var up: [UInt8] { keys(0) }
  private var enter: [UInt8] { keys(0, 0x28) }

  @Test("an Alt code in one report is one character, keys in the order of the report")
  func altChord() throws {
    // Capture of unix.stackexchange 392654: Alt with keypad 0 8 3 is S. And 0 6 6 is B: the same key twice.
    let reports = [keys(4), keys(4, 0x62, 0x60, 0x5B), keys(0), keys(4, 0x62, 0x5E, 0x5E), up, enter, up]
    #expect(try decode(reports, layout: .be).reads.map(\.bytes) == [Array("SB".utf8)])
  }

  @Test("an Alt code above 127 without its leading 0 makes the scan doubtful")
  func altCodePage() throws {
    let reports = [keys(4, 0x59, 0x5B, 0x62), up, enter, up]  // 130: é in one code page, nothing in another
    let reads = try decode(reports).reads
    #expect(reads.map(\.isDoubtful) == [true])
  }

  @Test("several keys that go down in one report are taken in its order")
  func manyKeys() throws {
    #expect(try decode([keys(0, 0x1E, 0x1F, 0x20), up, enter]).reads.map(\.bytes) == [Array("123".utf8)])
  }

  @Test("keypad Enter ends a label, and Enter before the data is nothing")
  func terminators() throws {
    let reports = [enter, up, keys(0, 0x59), up, keys(0, 0x5A), up, keys(0, 0x58), up]
    #expect(try decode(reports).reads.map(\.bytes) == [Array("12".utf8)])
  }

  @Test("Num Lock around Alt codes changes nothing")
  func numLock() throws {
    let reports = [keys(0, 0x53), up, keys(0, 0x59), up, keys(0, 0x53), up, enter]
    #expect(try decode(reports).reads.map(\.bytes) == [Array("1".utf8)])
  }

  @Test("AltGr writes the third sign of a key: brackets on a Belgian keyboard")
  func altGr() throws {
    #expect(try decode([keys(0x40, 0x30), up, enter], layout: .be).reads.map(\.bytes) == [Array("]".utf8)])
    // Control with left Alt is AltGr too.
    #expect(try decode([keys(0x05, 0x30), up, enter], layout: .be).reads.map(\.bytes) == [Array("]".utf8)])
  }

  @Test("keys lost before the first character make the label doubtful, not the one before")
  func rollOver() throws {
    let lost = keys(0, 1, 1, 1, 1, 1, 1)
    let reads = try decode([keys(0, 0x1E), up, enter, up, lost, up, keys(0, 0x1F), up, enter, up]).reads
    #expect(reads.map(\.isDoubtful) == [false, true])
  }

  @Test("a key with GUI held is a command, not text")
  func command() throws {
    let reads = try decode([keys(8, 0x15), up, keys(0, 0x1E), up, enter]).reads
    #expect(reads.map(\.bytes) == [Array("1".utf8)])
    #expect(reads.map(\.isDoubtful) == [true])
  }

  @Test("a dead key has no byte: the label keeps its length and is doubtful")
  func deadKey() throws {
    let reads = try decode([keys(0, 0x2F), up, keys(2, 0x1E), up, enter], layout: .be).reads
    #expect(reads.map(\.bytes) == [[0x1A, 0x31]])
    #expect(reads.map(\.isDoubtful) == [true])
  }

  @Test("a keyboard with a report id and one key a report is read")
  func oneKey() throws {
    let mode = ScannerMode.hidKeyboard(
      .init(reportID: 3, byteCount: 4, modifierOffset: 1, keysOffset: 3, keyCount: 1))
    let reports: [[UInt8]] = [
      [3, 2, 0, 0x15], [3, 0, 0, 0], [3, 0, 0, 0x1E], [3, 0, 0, 0x1F], [1, 0xE9], [3, 0, 0, 0x28],
      [3, 0, 0, 0],
    ]
    let decoding = try decode(reports, mode: mode)
    #expect(decoding.reads.map(\.bytes) == [Array("R12".utf8)])
    #expect(decoding.counters.faults == 1)
  }

  @Test("without a terminator silence ends the label, releases of keys count as life")
  func silence() throws {
    let held = [keys(0, 0x1E)] + (0..<20).map { _ in keys(0, 0x1E) } + [up, keys(0, 0x1F), up]
    #expect(try decode(held) { $0.terminator = .silence }.reads.map(\.bytes) == [Array("12".utf8)])
  }

  @Test("a prefix typed before the data is taken off")
  func prefix() throws {
    let reports = [keys(2, 0x05), up, keys(0, 0x1E), up, enter]
    #expect(try decode(reports) { $0.prefix.append(0x42) }.reads.map(\.bytes) == [Array("1".utf8)])
  }
}
