import ArgumentParser
import Foundation

/// `hubctl scanner descriptor`: the mode and layout of a HID report descriptor.
struct ScannerDescriptorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "descriptor",
    abstract: "Tell what a HID report descriptor describes, or why the device is not supported.",
    discussion: """
      HEX is the report descriptor as usbhid-dump gives it; blanks are ignored.

      Two of Zebra's modes have descriptors that say nothing: --device tells them by
      VENDOR:PRODUCT, as lsusb shows it.

      Exit codes: 0 supported, 1 not supported, 2 HEX or device no hexadecimal.
      Example: hubctl scanner descriptor '05 8c 09 02 a1 01 …'
      """)

  @Argument(help: "The report descriptor in hexadecimal.")
  var hex: String

  @Option(help: "The device, such as 05e0:1900.")
  var device: String?

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    guard let bytes = LabelBytes.bytes(hex: hex.filter { !$0.isWhitespace }) else {
      BarcodeExit.report("client: HEX is no hexadecimal text")
      throw ExitCode(BarcodeExit.wrongCall)
    }
    let (vendor, product) = try deviceNumbers()
    let report = ModeReport(reportDescriptor: bytes, vendor: vendor, product: product)
    if json {
      print(try report.jsonLine())
    } else {
      print(report.text)
    }
    if report.reason != nil { throw ExitCode(BarcodeExit.badLabel) }
  }

  private func deviceNumbers() throws -> (vendor: UInt16, product: UInt16) {
    guard let device else { return (0, 0) }
    let numbers = device.split(separator: ":", omittingEmptySubsequences: false).map { UInt16($0, radix: 16) }
    guard numbers.count == 2, let vendor = numbers[0], let product = numbers[1] else {
      BarcodeExit.report("client: --device wants vendor and product as lsusb shows them, such as 05e0:1900")
      throw ExitCode(BarcodeExit.wrongCall)
    }
    return (vendor, product)
  }
}
