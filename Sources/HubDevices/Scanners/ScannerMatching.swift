import HubUSB
import HubUnits

/// Which plugged device is which scanner of the line.
struct ScannerMatching: Equatable {
  /// The device of each scanner, by index; nil: not plugged in.
  private(set) var devices: [USBDevice?]
  /// Whether another device or another scanner would fit as well.
  private(set) var isAmbiguous: [Bool]
  /// Whether it is surely this one: for those that the card of their station tells, whether it was scanned there.
  private(set) var isTold: [Bool]
  /// For an absent scanner: the product of a device of the same vendor that is nobody's.
  private(set) var relatives: [UInt16?]

  /// - Parameters:
  ///   - held: the device each scanner has now; a scanner keeps it while it is plugged in.
  ///   - bound: the port where the card of each scanner's station was scanned last; nil: nowhere.
  init(
    scanners: [ScannerDescription], plugged: [USBDevice], held: [USBDevice?], bound: [String?]? = nil
  ) {
    let bound = bound ?? scanners.map { _ in nil }
    // What a card said goes before what is held: so two that were taken for each other change places.
    devices = scanners.indices.map { index in
      guard scanners[index].isToldByCard, let port = bound[index] else { return nil }
      return plugged.first { scanners[index].fits($0) && $0.port.description == port }
    }
    let found = devices
    isTold = scanners.indices.map { !scanners[$0].isToldByCard || found[$0] != nil }
    isAmbiguous = Array(repeating: false, count: scanners.count)
    relatives = Array(repeating: nil, count: scanners.count)
    for index in scanners.indices where devices[index] == nil {
      devices[index] = held[index].flatMap { mine in
        plugged.first { $0.isSamePlug(as: mine) && !isTaken($0) }
      }
    }
    // Those that name a port or a serial choose first: what they name is theirs.
    let order = scanners.indices.sorted { a, b in
      let (first, second) = (scanners[a].precision, scanners[b].precision)
      return first == second ? a < b : first > second
    }
    for index in order where devices[index] == nil {
      devices[index] = plugged.first { scanners[index].fits($0) && !isTaken($0) }
    }
    for index in scanners.indices {
      let scanner = scanners[index]
      isAmbiguous[index] =
        !scanner.isToldByCard
        && (plugged.contains { scanner.fits($0) && !isTaken($0) }
          || scanners.indices.contains { $0 != index && scanners[$0].hasSameIdentity(as: scanner) })
      if devices[index] == nil {
        relatives[index] = plugged.first { $0.vendor == scanner.vendor && !isTaken($0) }?.product
      }
    }
  }

  private func isTaken(_ device: USBDevice) -> Bool {
    devices.contains { $0?.isSamePlug(as: device) ?? false }
  }
}

extension ScannerDescription {
  /// Whether a device can be this scanner.
  func fits(_ device: USBDevice) -> Bool {
    guard device.vendor == vendor, device.product == product else { return false }
    if let serial, device.serial != serial { return false }
    if let port, device.port.description != port { return false }
    return true
  }

  /// How much of the identity is named.
  var precision: Int { (port == nil ? 0 : 2) + (serial == nil ? 0 : 1) }

  func hasSameIdentity(as other: ScannerDescription) -> Bool {
    vendor == other.vendor && product == other.product && serial == other.serial && port == other.port
  }
}
