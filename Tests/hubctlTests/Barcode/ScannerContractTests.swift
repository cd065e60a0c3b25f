import Foundation
import Testing

@testable import hubctl

/// What a recording of the fixtures must give, read anew from the file.
private struct ExpectedFile: Decodable {
  struct Scan: Decodable {
    let bytesHex: String
    let symbologyIdentifier: String?
    let kind: String?
  }
  struct Capture: Decodable {
    let id: String
    let mode: String
    let kind: String?
    let expected: [Scan]
    let droppedFragments: UInt64?
  }
  struct Stream: Decodable {
    let kind: String
    let expected: String
    let daemonLayout: String
    let scannerLayout: String
  }
  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  let captures: [Capture]?
  let vectors: [Stream]?
}

@Suite("hubctl scanner decode and descriptor, by the fixtures")
struct ScannerContractTests {
  /// Captures we answer otherwise, and why.
  private static let notDecoded = [
    "snapi":
      "SNAPI needs an answer after each report and its own driver; it is recognised, and the set-up code is told"
  ]
  /// Modes whose captures say no identifier although the scanner told it: IBM's trailer names the symbology.
  private static let identifierFromTrailer: Set<String> = ["ibm_oem", "ibm_oem_tabletop"]

  @Test(
    "each capture gives its scans, answers and dropped fragments",
    .enabled(
      if: SharedFixtures.isPresent(SharedFixtures.captures),
      "skipped: ../shared/fixtures/usb/captures.json is absent"))
  func captureFile() throws {
    let wanted = try #require(
      try ExpectedFile.decoder.decode(ExpectedFile.self, from: Data(contentsOf: SharedFixtures.captures))
        .captures)
    let named = try CaptureFile.descriptors(nil, beside: SharedFixtures.captures.path)
    let given = try CaptureFile.load(SharedFixtures.captures).all
    #expect(given.count == wanted.count)
    for (number, (capture, expected)) in zip(given, wanted).enumerated() {
      let report = CaptureDecoding.report(capture, number: number, descriptors: named)
      #expect(report.id == expected.id)
      if let reason = Self.notDecoded[expected.mode] {
        #expect(report.error?.contains("set-up code") == true, "\(expected.id): \(reason)")
        #expect(report.scans.isEmpty)
        continue
      }
      let isAnswer = { (scan: ExpectedFile.Scan) in
        scan.kind == "menu_response" || scan.symbologyIdentifier == "]X0"
      }
      let scans = expected.expected.filter { !isAnswer($0) }
      #expect(report.error == nil)
      #expect(report.scans.map(\.bytesHex) == scans.map(\.bytesHex), "\(expected.id)")
      if !Self.identifierFromTrailer.contains(expected.mode) {
        #expect(
          report.scans.map(\.symbologyIdentifier) == scans.map(\.symbologyIdentifier), "\(expected.id)")
      }
      let answers = expected.expected.filter(isAnswer)
      #expect(report.deviceAnswers.count == answers.count + (expected.kind == "command_response" ? 1 : 0))
      for (answer, wanted) in zip(report.deviceAnswers, answers) {
        #expect(answer.bytesHex == wanted.bytesHex)
      }
      #expect(report.droppedFragments == expected.droppedFragments ?? 0, "\(expected.id)")
    }
  }

  @Test(
    "each key stream gives its text, and a hint where digits were garbled",
    .enabled(
      if: SharedFixtures.isPresent(SharedFixtures.keys),
      "skipped: ../shared/fixtures/keymaps/vectors.json is absent"))
  func keyStreams() throws {
    let wanted = try #require(
      try ExpectedFile.decoder.decode(ExpectedFile.self, from: Data(contentsOf: SharedFixtures.keys)).vectors)
    let shifted: Set<String> = ["be", "fr"]
    for (number, (capture, expected)) in zip(try CaptureFile.load(SharedFixtures.keys).all, wanted)
      .enumerated()
    {
      let report = CaptureDecoding.report(capture, number: number, descriptors: [:])
      #expect(report.scans.map(\.text) == [expected.expected], "\(report.id)")
      let isGarbled =
        expected.kind == "mismatch"
        && shifted.contains(expected.daemonLayout) != shifted.contains(expected.scannerLayout)
      #expect(report.hints.isEmpty == !isGarbled, "\(report.id): \(report.hints)")
    }
  }

  @Test(
    "a recording that asks for what we do not know is told, never decoded as something else",
    arguments: [
      (#""mode":"ps2""#, "unknown mode"), (#""mode":"cdc_acm","layout":"jp""#, "unknown layout"),
      (#""mode":"cdc_acm","options":{"terminator":"bell"}"#, "unknown terminator"),
      (#""mode":"cdc_acm","options":{"suffix_hex":"07"}"#, "unknown terminator"),
      (#""mode":"cdc_acm","options":{"prefix_hex":"0"}"#, "not hexadecimal"),
      (#""mode":"cdc_acm","options":{"prefix_hex":"010203040506070809"}"#, "eight bytes"),
    ])
  func refusals(_ capture: String, _ reason: String) throws {
    let text = #"{"captures":[{"events":[{"t_ms":0,"dir":"in","hex":"410d"}],"# + capture + "}]}"
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let file = try decoder.decode(CaptureFile.self, from: Data(text.utf8))
    let report = CaptureDecoding.report(try #require(file.all.first), number: 0, descriptors: [:])
    #expect(report.error?.contains(reason) == true, "\(report.error ?? "none")")
    #expect(report.scans.isEmpty)
  }

  @Test("no-reads and hints are told beside the scans")
  func noReads() throws {
    let hex = { (text: String) in
      Array(text.utf8).map { String($0, radix: 16) }.map { $0.count == 1 ? "0" + $0 : $0 }.joined()
    }
    let text =
      #"{"captures":[{"id":"belt","mode":"cdc_acm","events":[{"t_ms":0,"dir":"in","hex":""#
      + hex("NOREAD\rRB123456785BE\rNoRead\r") + #""}]}]}"#
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("hubctl-\(UUID()).json")
    try Data(text.utf8).write(to: file)
    defer {
      do { try FileManager.default.removeItem(at: file) } catch { Issue.record("\(error)") }
    }
    let report = CaptureDecoding.report(
      try #require(CaptureFile.load(file).all.first), number: 0, descriptors: [:])
    #expect(report.noReads == 2)
    #expect(report.scans.map(\.text) == ["RB123456785BE"])
    let object = try #require(
      JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
    for key in ["id", "mode", "scans", "droppedFragments", "noReads", "deviceAnswers", "hints"] {
      #expect(object[key] != nil, "\(key)")
    }
    let scan = try #require((object["scans"] as? [[String: Any]])?.first)
    #expect(Set(scan.keys).isSuperset(of: ["bytes_hex", "text", "symbologyIdentifier"]))
  }

  @Test(
    "each descriptor gives its mode and layout, or why not",
    .enabled(
      if: SharedFixtures.isPresent(SharedFixtures.descriptors),
      "skipped: ../shared/fixtures/usb/descriptors.json is absent"))
  func layouts() throws {
    let file = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: SharedFixtures.descriptors)) as? [String: Any])
    for device in try #require(file["devices"] as? [[String: Any]]) {
      guard let hex = device["report_descriptor"] as? String, let bytes = LabelBytes.bytes(hex: hex) else {
        continue
      }
      let report = ModeReport(reportDescriptor: bytes)
      let ours = try #require(
        JSONSerialization.jsonObject(with: Data(report.jsonLine().utf8)) as? [String: Any])
      let mode = try #require(device["mode"] as? String)
      if mode == "hid_keyboard_broken" {
        #expect(report.mode == "unsupported")
        #expect(report.reason?.contains("unsupported layout") == true)
      } else {
        #expect(report.mode == mode)
      }
      if let wanted = device["expected_layout"] as? [String: Any] {
        compare(wanted, ours["layout"] as? [String: Any] ?? [:], "\(device["id"] ?? "")")
      }
    }
  }

  /// Every field of the fixture is ours; what is a maker's own we do not use and do not show.
  private func compare(_ wanted: [String: Any], _ ours: [String: Any], _ path: String) {
    for (key, value) in wanted where !["vendor", "vendor_ff66"].contains(key) {
      if let object = value as? [String: Any] {
        compare(object, ours[key] as? [String: Any] ?? [:], path + "." + key)
      } else if value is NSNull {
        #expect(ours[key] is NSNull, "\(path).\(key)")
      } else {
        #expect(ours[key] as? Int == value as? Int, "\(path).\(key)")
      }
    }
  }
}
