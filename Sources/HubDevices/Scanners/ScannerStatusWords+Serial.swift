import Glibc
import HubUnits

// The advice for a scanner on a port of the kernel's.
extension ScannerStatus {
  func serialAdvice(for scanner: ScannerDescription) -> String? {
    let (name, path) = (scanner.name, scanner.device ?? "?")
    switch state {
    case .ready, .opening, .wrongMode, .usbUnavailable: return nil
    case .absent:
      return "wiring: scanner \(name): there is no \(path): plug it in; it is taken up by itself "
        + "(`ls -l /dev/serial/by-id /dev/serial/by-path` shows the ports there are)"
    case .waitingForPermission:
      return "config: scanner \(name): no right to \(path) (attempt \(attempts)): install the udev rule "
        + "\(Self.serialRule(for: path)) and run `udevadm control --reload && udevadm trigger`"
    case .heldElsewhere:
      return "kernel: scanner \(name): another program has \(path) (attempt \(attempts)): "
        + "`fuser -v \(path)` names it; stop that one (getty, ModemManager, a terminal program, a second hubd)"
    case .failing where errno == ENOTTY:
      return "config: scanner \(name): \(path) is no serial port: correct `device:`"
    case .failing:
      return "kernel: scanner \(name): \(path) cannot be used (errno \(errno)), tried again by itself "
        + "(attempt \(attempts)): check cable and adapter if this stays"
    }
  }

  /// The line that gives the daemon a port and keeps ModemManager off.
  ///
  /// **Source**: udev(7); the links come from systemd's 60-serial.rules, which have run by then.
  static func serialRule(for path: String) -> String {
    let link = path.hasPrefix("/dev/") ? String(path.dropFirst(5)) : path
    let match = link.contains("/") ? "SYMLINK==\"\(link)\"" : "KERNEL==\"\(link)\""
    return "SUBSYSTEM==\"tty\", \(match), GROUP=\"hubd\", MODE=\"0660\", ENV{ID_MM_DEVICE_IGNORE}=\"1\" "
      + "in /etc/udev/rules.d/71-hubd-serial.rules"
  }
}
