import HubBarcode
import HubUnits
import Testing

/// One entry of `keymaps/vectors.json`.
struct KeyVector: Decodable, Sendable, CustomTestStringConvertible {
  let kind: String
  let scannerLayout: String
  let daemonLayout: String
  let style: String?
  let reports: [String]
  let expected: String
  let doubtful: Bool?

  var testDescription: String { "\(kind) \(scannerLayout)>\(daemonLayout) \(style ?? "") \(expected)" }
}

private let path = "keymaps/vectors.json"

@Suite("Key reports give their text", .enabled(if: Fixtures.isPresent(path), "no fixtures"))
struct KeymapTests {
  static let vectors = Fixtures.list(path, "vectors", as: KeyVector.self)

  @Test("each stream of keys gives one label with its text", arguments: vectors)
  func vector(_ vector: KeyVector) throws {
    let decoding = try decode(vector, terminator: .automatic)
    #expect(decoding.reads.map(\.bytes) == [latin1(vector.expected)])
    #expect(decoding.reads.map(\.isDoubtful) == [vector.doubtful ?? false])
    #expect(decoding.counters.droppedFragments == 0)
    #expect(decoding.counters.faults == (vector.doubtful == true ? 1 : 0))
  }

  @Test("with Enter configured, only labels that end with Enter come through", arguments: vectors)
  func enterOnly(_ vector: KeyVector) throws {
    let decoding = try decode(vector, terminator: .enter)
    if vector.kind == "tab_suffix" {
      #expect(decoding.reads.isEmpty)
      #expect(decoding.counters.droppedFragments == 1)
    } else {
      #expect(decoding.reads.map(\.bytes) == [latin1(vector.expected)])
    }
  }

  @Test("all reports in one transfer give the same text", arguments: vectors)
  func oneTransfer(_ vector: KeyVector) throws {
    let layout = try #require(KeyboardLayout(word: vector.daemonLayout))
    var settings = ScanDecoderSettings()
    settings.keyboardLayout = layout
    let all = vector.reports.flatMap { bytes(hex: $0) }
    let decoding = try Decoding([(.init(nanoseconds: 0), all)], mode: .hidKeyboard(.boot), settings: settings)
    #expect(decoding.reads.map(\.bytes) == [latin1(vector.expected)])
  }

  private func decode(_ vector: KeyVector, terminator: ScanTerminator) throws -> Decoding {
    var settings = ScanDecoderSettings()
    settings.keyboardLayout = try #require(KeyboardLayout(word: vector.daemonLayout))
    settings.terminator = terminator
    let transfers = vector.reports.enumerated().map { index, report in
      // 8 ms: the polling interval of a low-speed keyboard.
      (at: MonotonicInstant(nanoseconds: Int64(index) * 8_000_000), bytes: bytes(hex: report))
    }
    return try Decoding(transfers, mode: .hidKeyboard(.boot), settings: settings)
  }
}

@Suite(
  "The key tables are those of the fixtures",
  .enabled(if: Fixtures.isPresent("keymaps/layouts.json"), "no fixtures"))
struct KeymapTableTests {
  struct File: Decodable { let layouts: [String: [String: [String: String]]] }

  @Test("every key writes what xkeyboard-config says", arguments: KeyboardLayout.allCases)
  func table(_ layout: KeyboardLayout) throws {
    let file = try Fixtures.load("keymaps/layouts.json", as: File.self)
    let keys = try #require(file.layouts[layout.word])
    // Modifier bytes: left Shift 02, right Alt 40.
    for (column, modifiers) in [("none", 0x00), ("shift", 0x02), ("altgr", 0x40), ("shift_altgr", 0x42)] {
      for (usage, columns) in keys {
        guard let text = columns[column], text.unicodeScalars.count == 1,
          let scalar = text.unicodeScalars.first,
          scalar.value <= 0xFF, scalar.value != 0x0D, scalar.value != 0x09
        else { continue }
        let key = try #require(UInt8(usage.dropFirst(2), radix: 16))
        var settings = ScanDecoderSettings()
        settings.keyboardLayout = layout
        let decoding = try Decoding(
          [(.init(nanoseconds: 0), [UInt8(modifiers), 0, key, 0, 0, 0, 0, 0])], mode: .hidKeyboard(.boot),
          settings: settings)
        #expect(decoding.reads.map(\.bytes) == [[UInt8(scalar.value)]], "\(layout.word) \(usage) \(column)")
      }
    }
  }

  @Test("there are ten country settings and each has its word")
  func words() {
    #expect(KeyboardLayout.allCases.count == 10)
    for layout in KeyboardLayout.allCases { #expect(KeyboardLayout(word: layout.word) == layout) }
  }
}

@Suite("A wrong country setting is noticed", .enabled(if: Fixtures.isPresent(path), "no fixtures"))
struct LayoutHintTests {
  /// Where the digit rows differ; between us and de only letters move, which no rule can see.
  static let visible = KeymapTests.vectors.filter {
    $0.kind == "mismatch"
      && ["be", "fr"].contains($0.daemonLayout) != ["be", "fr"].contains($0.scannerLayout)
  }

  @Test("digits garbled by another layout give the hint", arguments: visible)
  func mismatch(_ vector: KeyVector) throws {
    let layout = try #require(KeyboardLayout(word: vector.daemonLayout))
    var barcode = Barcode()
    for byte in latin1(vector.expected) { barcode.append(byte) }
    let isReadAsShifted = ["be", "fr"].contains(vector.daemonLayout)
    let wanted: LayoutHint = isReadAsShifted ? .scannerSendsPlainDigits : .scannerSendsShiftedDigits
    #expect(LayoutHint.of(barcode, readAs: layout) == wanted)
  }

  @Test("right texts give no hint", arguments: KeymapTests.vectors.filter { $0.kind == "match" })
  func match(_ vector: KeyVector) throws {
    let layout = try #require(KeyboardLayout(word: vector.daemonLayout))
    #expect(LayoutHint.of(try #require(Barcode(vector.expected)), readAs: layout) == nil)
  }
}
