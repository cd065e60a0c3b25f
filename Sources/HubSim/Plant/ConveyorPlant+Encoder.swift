import HubUnits

// What the encoder shows, and what goes wrong with it; the belt's true travel stays the truth.
extension ConveyorPlant {
  /// What the encoder's counter shows: wrapped to its width.
  public var encoderCount: UInt64 { encoder.register(atTravel: travel) }

  /// The encoder misses so many of a thousand pulses from now on; 1,000 is an encoder that stands still.
  ///
  /// **Shape**: 0 to 1,000.
  public mutating func encoderLoses(perMille: Int64) {
    precondition((0...1_000).contains(perMille), "hub bug: an encoder cannot lose more pulses than there are")
    encoder.keep(perMillion: 1_000_000 - perMille * 1_000, atTravel: travel)
    if encoder.isAstray { noteOnBelt(.encoderAstray) }
    planCountOrders()
  }

  /// The encoder stops counting while the belt runs.
  public mutating func encoderStops() { encoderLoses(perMille: 1_000) }

  /// The encoder counts again from what it shows now.
  public mutating func encoderRuns() { encoderLoses(perMille: 0) }

  /// The counter jumps, on or back.
  public mutating func encoderJumps(by counts: Int64) {
    encoder.jump(by: counts)
    noteOnBelt(.encoderAstray)
    planCountOrders()
  }

  /// The wheel runs unevenly: the speed it shows strays by up to so many in a thousand, and never adds up.
  public mutating func encoderWobbles(perMille: Int64) {
    encoder.wobble(perMille: perMille)
    planCountOrders()
  }
}
