public import HubUnits

extension ScannerThread {
  /// A scanner is the one at this port from now on, and no other scanner is.
  ///
  /// **Thread**: any of the control plane; never waits for the scanner's thread.
  public func bind(_ scanner: ScannerIndex, to port: String) {
    bindings.bind(scanner, to: port)
    stopping.wake()
  }
}
