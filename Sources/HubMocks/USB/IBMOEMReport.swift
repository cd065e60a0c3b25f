/// What a scanner in IBM OEM hand-held mode sends for a Code 128 label.
///
/// **Shape**: 64 bytes: count with itself, three of status, label, trailer `00 18 0B`; `10` first when more follows.
/// **Source**: `fixtures/usb/captures.json`, `ibm-s10-dev` and the real `ibm-oem-upca`.
enum IBMOEMReport {
  private static let labelBytes = 64 - 4 - 3

  static func reports(for code: [UInt8]) -> [[UInt8]] {
    var rest = code[...]
    var reports: [[UInt8]] = []
    repeat {
      let part = rest.prefix(labelBytes)
      rest = rest.dropFirst(part.count)
      let used =
        [UInt8(4 + part.count + 3), 0x10, 0x03, 0x00] + part + [rest.isEmpty ? 0x00 : 0x10, 0x18, 0x0B]
      reports.append(used + [UInt8](repeating: 0, count: 64 - used.count))
    } while !rest.isEmpty
    return reports
  }
}
