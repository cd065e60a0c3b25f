import Foundation
import HubBarcode
import HubUnits
import Testing

/// `docs/scanners/quirks/quirks.json`: what no descriptor says. The code's tables are its mirror.
private struct Quirks: Decodable {
  struct Mode: Decodable {
    let vendor: String
    let product: String?
    let interfaceClass: UInt8
    let mode: String
    let source: String
  }
  struct Commands: Decodable {
    let maker: String
    let vendors: [String]
    let orders: [String: String]
    let source: String
  }
  struct CodeIDs: Decodable {
    struct Letters: Decodable {
      let letters: String
      let identifier: String?
    }
    let maker: String
    let letters: [Letters]
    let source: String
  }
  struct NoReadText: Decodable {
    let text: String
    let source: String
  }
  let modes: [Mode]
  let commands: [Commands]
  let codeIDs: [CodeIDs]
  let noReadTexts: [NoReadText]

  static func load() throws -> Quirks {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("docs/scanners/quirks/quirks.json")
    return try JSONDecoder().decode(Quirks.self, from: Data(contentsOf: file))
  }
}

@Suite("Quirks live in a data file, and the code has those and no others")
struct QuirkTests {
  private let quirks: Quirks

  init() throws { quirks = try Quirks.load() }

  @Test("each has a source")
  func sources() {
    let sources =
      quirks.modes.map(\.source) + quirks.commands.map(\.source) + quirks.codeIDs.map(\.source)
      + quirks.noReadTexts.map(\.source)
    #expect(sources.count > 10 && sources.allSatisfy { $0.count > 3 })
  }

  /// The mode that ids alone give, without a descriptor to go by.
  private func mode(_ interfaceClass: UInt8, _ vendor: UInt16, _ product: UInt16) -> String? {
    let none: [UInt8] = []
    let mode = ScannerMode.recognise(
      interfaceClass: interfaceClass, subclass: 0, interfaceProtocol: 0, vendor: vendor, product: product,
      reportDescriptor: none.span)
    switch mode {
    case .snapi: return "snapi"
    case .symbolCOM: return "symbolCOM"
    case .unsupported(.vendorSerial): return "vendorSerial"
    default: return nil
    }
  }

  @Test("modes known by vendor and product alone are those of the file")
  func modes() throws {
    func listed(_ interfaceClass: UInt8, _ vendor: UInt16, _ product: UInt16) -> String? {
      quirks.modes.first {
        $0.interfaceClass == interfaceClass && UInt16($0.vendor, radix: 16) == vendor
          && ($0.product == nil || $0.product.flatMap { UInt16($0, radix: 16) } == product)
      }?.mode
    }
    // Every product of the vendors that are listed, and every vendor with a product that is.
    let vendors = Set(quirks.modes.compactMap { UInt16($0.vendor, radix: 16) })
    let products = Set(quirks.modes.compactMap { $0.product.flatMap { UInt16($0, radix: 16) } })
    for interfaceClass in [UInt8(3), 255] {
      for other in UInt16.min...UInt16.max {
        for vendor in vendors
        where mode(interfaceClass, vendor, other) != listed(interfaceClass, vendor, other) {
          Issue.record("\(interfaceClass) \(vendor):\(other)")
        }
        for product in products
        where mode(interfaceClass, other, product) != listed(interfaceClass, other, product) {
          Issue.record("\(interfaceClass) \(other):\(product)")
        }
      }
    }
  }

  @Test("the orders a maker's scanners take, and whose they are, are those of the file")
  func commands() throws {
    var makers: [UInt16: String] = [:]
    for row in quirks.commands {
      let maker = try #require(SerialCommands(word: row.maker))
      for vendor in row.vendors { makers[try #require(UInt16(vendor, radix: 16))] = row.maker }
      for order in ScannerOrder.allCases {
        let bytes = maker.bytes(for: order).map { list in (0..<list.count).map { list[$0] } }
        #expect(
          bytes == row.orders["\(order)"].map { HubBarcodeTests.bytes(hex: $0) }, "\(row.maker) \(order)")
      }
      #expect(row.orders.keys.allSatisfy { name in ScannerOrder.allCases.contains { "\($0)" == name } })
    }
    #expect(quirks.commands.count == SerialCommands.allCases.count - 1, "all but `none`")
    for vendor in UInt16.min...UInt16.max
    where SerialCommands(vendor: vendor).word != makers[vendor] ?? "none" {
      Issue.record("\(vendor)")
    }
  }

  @Test("makers' code letters are those of the file: no letter more, none less")
  func codeIDs() throws {
    #expect(Set(quirks.codeIDs.map(\.maker)) == Set(ScannerCodeIDs.allCases.map { "\($0)" }))
    let printable = (0x21...0x7E).map { String(UnicodeScalar($0)) }
    for row in quirks.codeIDs {
      var settings = ScanDecoderSettings()
      let maker: ScannerCodeIDs = try #require(ScannerCodeIDs(word: row.maker))
      settings.codeIDs = maker
      var identifiers: [String: String?] = [:]
      for entry in row.letters { identifiers[entry.letters] = .some(entry.identifier) }
      /// What the file makes of a text: the longest letters it begins with.
      func expected(_ text: String) -> (rest: String, identifier: String?)? {
        for length in [3, 2, 1] where text.count > length {
          if let found = identifiers[String(text.prefix(length))] {
            return (String(text.dropFirst(length)), found)
          }
        }
        return nil
      }
      let starts =
        printable + ["F", "D", "Q", "R", "M", "P"].flatMap { first in printable.map { first + $0 } }
        + ["P0", "]C", "]d"].flatMap { first in printable.map { first + $0 } }
      for start in starts {
        let text = start + "5412345000013"
        let read = try #require(
          try Decoding(
            [(.init(nanoseconds: 0), latin1(text + "\r"))], mode: .cdcACM, settings: settings
          ).reads.first)
        let wanted = expected(text)
        #expect(read.bytes == latin1(wanted?.rest ?? text), "\(row.maker) \(start)")
        #expect(read.symbologyIdentifier == wanted?.identifier, "\(row.maker) \(start)")
      }
    }
  }

  @Test("the texts of fixed scanners that read nothing are no labels")
  func noReadTexts() throws {
    for row in quirks.noReadTexts {
      let decoding = try Decoding(
        [(.init(nanoseconds: 0), latin1(row.text + "\r"))], mode: .cdcACM, settings: .init())
      #expect(decoding.counters.noReads == 1 && decoding.counters.scans == 0, "\(row.text)")
    }
  }
}
