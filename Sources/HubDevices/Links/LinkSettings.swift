public import HubModbus
public import HubUnits

/// Everything a link thread must know of its device.
///
/// **Precondition**: from a checked configuration: at most `Limits.inputBits` inputs and `Limits.lanes` outputs. A
/// link without anything to read gives no images, so the core holds its diverters.
public struct LinkSettings: Sendable, Hashable {
  public var index: LinkIndex
  /// As the line description calls it.
  public var name: String
  public var endpoint: ModbusEndpoint
  /// From one reading of all inputs to the next.
  public var poll: Nanoseconds
  /// The inputs, by rank: rank n becomes bit n of the image.
  public var inputs: [InputPoint]
  /// The coils, by rank: `DivertOrder.coil` is a rank.
  public var outputs: [LinkOutput]
  /// The encoder, when it is on this link.
  public var encoder: EncoderInput?
  /// The holding register in which we show that we live.
  public var ourHeartbeat: UInt16?
  /// The register in which the device shows that it lives.
  public var theirHeartbeat: RegisterPoint?
  /// How long the core's cycle may stand still before this link drives everything to its safe state by itself:
  /// what the device would do when our heartbeat stops.
  public var releasedAfter: Nanoseconds
  /// What one reading may ask for.
  public var limits = PollLimits()
  /// What guards its outputs.
  public var guarding = LinkGuard()
  /// Where a PLC that fires by itself takes its orders.
  public var mailbox: LinkDescription.Mailbox?

  public init(
    index: LinkIndex, name: String, endpoint: ModbusEndpoint, poll: Nanoseconds, inputs: [InputPoint],
    outputs: [LinkOutput], encoder: EncoderInput?, ourHeartbeat: UInt16?, theirHeartbeat: RegisterPoint?,
    releasedAfter: Nanoseconds
  ) {
    self.index = index
    self.name = name
    self.endpoint = endpoint
    self.poll = poll
    self.inputs = inputs
    self.outputs = outputs
    self.encoder = encoder
    self.ourHeartbeat = ourHeartbeat
    self.theirHeartbeat = theirHeartbeat
    self.releasedAfter = releasedAfter
  }
}
