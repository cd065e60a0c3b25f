import HubCore
public import HubUnits

/// A card, or a label that no induction waits for: what a terminal reads.
public struct TerminalScan: Sendable, Hashable {
  public var scanner: ScannerIndex
  public var completed: MonotonicInstant
  public var code: Barcode

  init(_ read: ScanRead) {
    scanner = read.scanner
    completed = read.completed
    code = read.code
  }
}
