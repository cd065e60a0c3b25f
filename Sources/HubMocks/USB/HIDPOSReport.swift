/// What a scanner in HID POS mode sends for a bar code.
///
/// **Shape**: 64 bytes: report 2, count, 3 bytes of AIM identifier, 56 of data, 2 of the vendor's, and a last byte
/// whose bit 0 says that the code goes on in the next report.
/// **Source**: the report descriptor of `MockScannerModel.hidPOS`.
enum HIDPOSReport {
  static let dataBytes = 56

  static func reports(for code: [UInt8], aim: String) -> [[UInt8]] {
    let identifier = Array(aim.utf8.prefix(3)) + [UInt8](repeating: 0, count: max(0, 3 - aim.utf8.count))
    var rest = code[...]
    var reports: [[UInt8]] = []
    repeat {
      let part = rest.prefix(dataBytes)
      rest = rest.dropFirst(part.count)
      let padding = [UInt8](repeating: 0, count: dataBytes - part.count)
      reports.append([2, UInt8(part.count)] + identifier + part + padding + [0, 0, rest.isEmpty ? 0 : 1])
    } while !rest.isEmpty
    return reports
  }
}
