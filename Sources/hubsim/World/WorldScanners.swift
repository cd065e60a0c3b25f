import HubMocks
import HubSim
import HubUnits

/// The mock scanners of the line, as the configuration names them.
struct WorldScanners {
  /// In the configuration's order.
  let all: [MockScanner]
  let names: [String]

  /// Makes the scanners and plugs them in.
  init(_ file: LineFile, bed: USBTestbed) throws {
    var scanners: [MockScanner] = []
    for (number, scanner) in file.scanners.enumerated() {
      let made = bed.scanner(try Self.model(scanner), serialNumber: "HUBSIM\(number + 1)")
      try made.plug()
      scanners.append(made)
    }
    all = scanners
    names = file.scanners.map(\.name)
  }

  func named(_ name: String) throws(WorldError) -> MockScanner {
    guard let index = names.firstIndex(of: name) else { throw .config("scanners.\(name) is missing") }
    return all[index]
  }

  /// Those that nobody reads, by name.
  var unheard: [String] { zip(names, all).filter { !$0.1.isListenedTo }.map(\.0) }

  private static func model(_ scanner: LineFile.Scanner) throws(WorldError) -> MockScannerModel {
    let model: MockScannerModel
    switch scanner.mode {
    case "hid-pos": model = .hidPOS
    case "cdc": model = .serial
    case "keyboard":
      guard scanner.layout == "be" else {
        throw .config("scanners.\(scanner.name).layout: the mock keyboard scanner is set to be")
      }
      model = .belgianKeyboard
    default: throw .config("scanners.\(scanner.name).mode \"\(scanner.mode)\": no mock scanner speaks it")
    }
    guard Int(model.vendor) == scanner.vendor, Int(model.product) == scanner.product else {
      throw .config(
        "scanners.\(scanner.name).usb: the mock \(scanner.mode) scanner is "
          + "\(String(model.vendor, radix: 16)):\(String(model.product, radix: 16))")
    }
    return model
  }
}
