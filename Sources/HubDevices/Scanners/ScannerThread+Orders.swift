public import HubUnits

// What the control plane tells the people at the scanners.
extension ScannerThread {
  /// Lets a scanner say how its read was decided. Heard at once or never: a sound that cannot be given in time is
  /// counted in its status; one that the scanner has no tone for is forgotten, and its status says that it has none.
  ///
  /// **Thread**: any of the control plane; never waits for the scanner's thread.
  public func sound(_ sound: ScannerSound, on scanner: ScannerIndex, at instant: MonotonicInstant) {
    guard orders.indices.contains(scanner.int) else { return }
    orders[scanner.int].put(sound, at: instant)
    wake()
  }

  /// Tells every scanner whether the line stands: then it is kept from reading, if it can be.
  ///
  /// **Thread**: as `sound`.
  public func setStanding(_ stands: Bool) {
    for cell in orders { cell.setStanding(stands) }
    wake()
  }

  /// A wake-up too many is a turn that finds nothing to do.
  private func wake() {
    stopping.wake()
    for port in ports { port.work.wake() }
  }
}
