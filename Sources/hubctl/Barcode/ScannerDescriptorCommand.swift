import ArgumentParser
import Foundation

/// `hubctl scanner descriptor`: the mode and layout of a HID report descriptor.
struct ScannerDescriptorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "descriptor",
    abstract: "Tell what a HID report descriptor describes, or why the device is not supported.",
    discussion: """
      HEX is the report descriptor as usbhid-dump gives it; blanks are ignored.

      Exit codes: 0 supported, 1 not supported, 2 HEX is no hexadecimal.
      Example: hubctl scanner descriptor '05 8c 09 02 a1 01 …'
      """)

  @Argument(help: "The report descriptor in hexadecimal.")
  var hex: String

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    guard let bytes = LabelBytes.bytes(hex: hex.filter { !$0.isWhitespace }) else {
      BarcodeExit.report("client: HEX is no hexadecimal text")
      throw ExitCode(BarcodeExit.wrongCall)
    }
    let report = ModeReport(reportDescriptor: bytes)
    if json {
      print(try report.jsonLine())
    } else {
      print(report.text)
    }
    if report.reason != nil { throw ExitCode(BarcodeExit.badLabel) }
  }
}
