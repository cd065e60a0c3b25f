import Foundation
import HubUnits

@testable import HubBarcode

/// A keyboard-mode scanner that types by the layouts of the fixtures, not by our tables.
struct Typist {
  /// What the scanner does about Caps Lock, told by the fixture's columns.
  enum Caps: String, CaseIterable {
    /// Believes it is off.
    case off
    /// Believes it is on.
    case on
    /// Switches it on before the data and off behind.
    case around
    /// Believes it is on, and that it turns the digit row as Shift does.
    case shiftLock
  }

  struct Keys: Decodable {
    let none: String?
    let shift: String?
    let altgr: String?
    let shiftAltgr: String?
    let caps: String?
    let capsShift: String?
  }

  private struct File: Decodable { let layouts: [String: [String: Keys]] }

  static let isPresent = Fixtures.isPresent("keymaps/layouts.json")
  private static let layouts: [String: [String: Keys]] = {
    do {
      return try Fixtures.load("keymaps/layouts.json", as: File.self).layouts
    } catch {
      preconditionFailure("fixture keymaps/layouts.json cannot be read: \(error)")
    }
  }()

  let layout: String
  var caps = Caps.off
  /// Shift and AltGr in reports of their own.
  var sendsModifiersFirst = false
  /// Between two reports. **Source**: a low-speed keyboard's polling interval.
  var interval = Nanoseconds.milliseconds(8)
  private(set) var reports: [SentReport] = []
  private var clock = MonotonicInstant(nanoseconds: 1_000_000_000)

  init(layout: String, caps: Caps = .off) {
    self.layout = layout
    self.caps = caps
  }

  /// Types a code, and then nothing for a while.
  mutating func scan(_ bytes: [UInt8], pause: Nanoseconds = .seconds(2)) {
    if caps == .around { strike(0x39) }
    for byte in bytes { type(byte) }
    if caps == .around { strike(0x39) }
    clock = clock + pause
  }

  private mutating func type(_ byte: UInt8) {
    switch byte {
    case 0x0D: strike(0x28)
    case 0x09: strike(0x2B)
    case 0x1D: strike(0x30, modifiers: 0x01)
    case 0x02: strike(letter("b"), modifiers: 0x01)
    case 0x03: strike(letter("c"), modifiers: 0x01)
    case 0x0A: strike(letter("j"), modifiers: 0x01)
    default:
      let sign = String(UnicodeScalar(byte))
      if let (usage, modifiers) = key(for: sign) { return strike(usage, modifiers: modifiers) }
      guard let name = ["^": "dead:circumflex", "`": "dead:grave", "~": "dead:tilde"][sign],
        let (usage, modifiers) = key(for: name)
      else { preconditionFailure("no key of \(layout) types \(sign)") }
      strike(usage, modifiers: modifiers)
      strike(0x2C)
    }
  }

  private func letter(_ sign: String) -> UInt8 { key(for: sign)?.usage ?? 0 }

  /// The key and modifiers that write a sign, with the fewest modifiers, never on the keypad.
  private func key(for sign: String) -> (usage: UInt8, modifiers: UInt8)? {
    let columns: [(path: KeyPath<Keys, String?>, modifiers: UInt8)] =
      switch caps {
      case .off: [(\.none, 0), (\.shift, 0x02), (\.altgr, 0x40), (\.shiftAltgr, 0x42)]
      case .on, .around: [(\.caps, 0), (\.capsShift, 0x02), (\.altgr, 0x40), (\.shiftAltgr, 0x42)]
      case .shiftLock: [(\.shift, 0), (\.none, 0x02), (\.shiftAltgr, 0x40), (\.altgr, 0x42)]
      }
    let keys = Self.layouts[layout]!.map { (UInt8($0.key.dropFirst(2), radix: 16)!, $0.value) }
      .filter { $0.0 < 0x54 || $0.0 == 0x64 }.sorted { $0.0 < $1.0 }
    for column in columns {
      if let found = keys.first(where: { $0.1[keyPath: column.path] == sign }) {
        return (found.0, column.modifiers)
      }
    }
    return nil
  }

  private mutating func strike(_ usage: UInt8, modifiers: UInt8 = 0) {
    if sendsModifiersFirst, modifiers != 0 { send([modifiers, 0, 0, 0, 0, 0, 0, 0]) }
    send([modifiers, 0, usage, 0, 0, 0, 0, 0])
    if sendsModifiersFirst, modifiers != 0 { send([modifiers, 0, 0, 0, 0, 0, 0, 0]) }
    send([0, 0, 0, 0, 0, 0, 0, 0])
  }

  private mutating func send(_ report: [UInt8]) {
    reports.append(SentReport(at: clock, bytes: report))
    clock = clock + interval
  }
}
