public import HubBarcode

/// Why nobody can listen to a scanner.
public enum TapRefusal: Error, Sendable, Hashable {
  case nothingFits(plugged: [TappedScanner])
  /// The text names no port.
  case notAPort(String)
  case emptyPort(String, plugged: [TappedScanner])
  case several([TappedScanner])
  /// The only device is of no maker of scanners: it may be the keyboard of the person who asks.
  case mayBeAKeyboard(TappedScanner)
  /// Somebody else has it: the daemon, most often.
  case heldElsewhere(TappedScanner)
  case modeIsNotRead(TappedScanner, UnsupportedScanner)
  case unplugged(TappedScanner)
  /// In the words of the USB side.
  case usb(String)
}

extension TapRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nothingFits(let plugged):
      plugged.isEmpty
        ? "wiring: no scanner is plugged in"
        : "client: no such scanner is plugged in; there are \(Self.list(plugged))"
    case .notAPort(let text):
      "client: '\(text)' is no port; a port is the bus, a hyphen and the sockets on the way: 1-2 or 1-1.2"
    case .emptyPort(let port, let plugged):
      "wiring: no scanner is plugged in at port \(port)"
        + (plugged.isEmpty ? "" : "; there are \(Self.list(plugged))")
    case .several(let found):
      "client: several devices may be meant; say which by --port: \(Self.list(found))"
    case .mayBeAKeyboard(let device):
      "client: \(device.label) is of no known maker of scanners and may be your keyboard: if it is the scanner, "
        + "say --port \(device.port)"
    case .heldElsewhere(let device):
      "kernel: \(device.label) is held by another program, most often the daemon: stop it while the line stands "
        + "(`systemctl stop 'hubd@*'`), or learn at another PC"
    case .modeIsNotRead(_, let reason): reason.description
    case .unplugged(let device): "device: \(device.label) was unplugged"
    case .usb(let words): words
    }
  }

  private static func list(_ devices: [TappedScanner]) -> String {
    devices.map(\.label).joined(separator: ", ")
  }
}
