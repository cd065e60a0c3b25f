import Foundation
import HubBarcode
import HubUnits
import Testing

private let ibm = "usb/ibm_oem.json"
private let page = "usb/hid_usage_page_8c.json"
private let devices = "usb/vid_pid.json"

@Suite(
  "usb/ibm_oem.json: trailers name the symbology",
  .enabled(if: Fixtures.isPresent(ibm), "skipped: ../shared/fixtures/usb/ibm_oem.json is absent"))
struct IBMTableTests {
  private struct File: Decodable {
    struct Label: Decodable {
      let trailer: String
      let symbology: String
    }
    let labelIds: [Label]
  }

  private static let identifiers = [
    "ean13": "]E0", "upca": "]E0", "ean8": "]E4", "code39": "]A0", "itf": "]I0", "codabar": "]F0",
    "ean13+2": "]E3", "ean13+5": "]E3", "code128": "]C0", "code93": "]G0", "gs1-128": "]C1", "databar": "]e0",
    "databar expanded": "]e0", "pdf417": "]L2", "maxicode": "]U0", "ocr-a": "]o1", "ocr-b": "]o2",
    "datamatrix": "]d1", "qr / micro qr": "]Q1", "aztec": "]z0", "code49": "]T0", "gs1 datamatrix": "]d2",
    "gs1 qr": "]Q3", "micropdf417": "]L2",
  ]
  /// What no identifier says, and why ours says nothing.
  private static let none = [
    "upce": "six digits as printed: `]E0` promises thirteen",
    "standard2of5": "two start patterns, which the trailer does not tell apart",
    "unknown": "the scanner does not know either",
  ]

  @Test("each label id gives its identifier, or none with a reason")
  func labelIDs() throws {
    for label in try Fixtures.load(ibm, as: File.self).labelIds {
      let content = Array("0123456789".utf8)
      let body = content + bytes(hex: label.trailer)
      let report = [UInt8(body.count + 4), 0x10, 3, 0] + body
      let decoding = try Decoding(
        [(.init(nanoseconds: 0), report + [UInt8](repeating: 0, count: 64 - report.count))],
        mode: .ibmOEM(tableTop: false), settings: .init())
      #expect(decoding.reads.map(\.bytes) == [content], "\(label.symbology)")
      let isOther =
        Self.none[label.symbology] != nil || label.symbology.hasSuffix("composite")
        || (label.symbology.contains("+") && !label.symbology.hasPrefix("ean13"))
      #expect(
        decoding.reads.first?.symbologyIdentifier == (isOther ? nil : Self.identifiers[label.symbology]))
      // A table-top scanner sends the digits of UPC and EAN as values, with an add-on too.
      let values = [UInt8](0...9) + bytes(hex: label.trailer)
      let tableTop = [UInt8(values.count + 4), 0x10, 3, 0] + values
      let isRetail = ["upc", "ean"].contains { label.symbology.hasPrefix($0) }
      let read = try Decoding(
        [(.init(nanoseconds: 0), tableTop + [UInt8](repeating: 0, count: 64 - tableTop.count))],
        mode: .ibmOEM(tableTop: true), settings: .init())
      #expect(read.reads.map(\.bytes) == [isRetail ? content : [UInt8](0...9)], "\(label.symbology)")
      #expect(isOther || Self.identifiers[label.symbology] != nil, "no row for \(label.symbology)")
    }
  }
}

@Suite(
  "usb/hid_usage_page_8c.json: the usages we steer by",
  .enabled(if: Fixtures.isPresent(page), "skipped: ../shared/fixtures/usb/hid_usage_page_8c.json is absent"))
struct UsagePageTests {
  private struct File: Decodable {
    struct Usage: Decodable {
      let usage: String
      let name: String
    }
    let usages: [Usage]
  }

  @Test("each thing we can ask of a scanner is the page's usage")
  func actions() throws {
    let names = Dictionary(
      uniqueKeysWithValues: try Fixtures.load(page, as: File.self).usages.map {
        ($0.usage.lowercased(), $0.name)
      })
    let wanted: [HIDPOSOutput.Action: String] = [
      .preventRead: "PreventReadOfBarcodes", .initiateRead: "InitiateBarcodeRead",
      .goodReadLamp: "GoodReadLed",
      .errorBeep: "SoundErrorBeep", .goodReadBeep: "SoundGoodReadBeep", .notOnFileBeep: "SoundNotOnFileBeep",
    ]
    for action in HIDPOSOutput.Action.allCases {
      #expect(names["0x" + String(action.rawValue, radix: 16)] == wanted[action], "\(action)")
    }
  }
}

@Suite(
  "usb/vid_pid.json: ids are a hint, descriptors decide",
  .enabled(if: Fixtures.isPresent(devices), "skipped: ../shared/fixtures/usb/vid_pid.json is absent"))
struct DeviceTableTests {
  private struct Device: Decodable {
    let vid: String
    let pid: String
    let mode: String
  }

  @Test("the two modes that no descriptor tells are known by their ids, and no other id changes a mode")
  func ids() throws {
    let none: [UInt8] = []
    for device in Fixtures.list(devices, "devices", as: Device.self) {
      let mode = ScannerMode.recognise(
        interfaceClass: 3, subclass: 0, interfaceProtocol: 0,
        vendor: try #require(UInt16(device.vid, radix: 16)),
        product: try #require(UInt16(device.pid, radix: 16)), reportDescriptor: none.span)
      switch device.mode {
      case "snapi": #expect(mode == .snapi)
      case "symbol_com_hid": #expect(mode == .symbolCOM)
      default: #expect(mode == .unsupported(.noReportDescriptor), "\(device.vid):\(device.pid)")
      }
    }
  }
}
