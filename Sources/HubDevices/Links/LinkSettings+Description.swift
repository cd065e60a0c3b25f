import HubModbus
public import HubUnits

extension LinkSettings {
  /// The file's link, as its thread and a probe take it.
  public init(_ link: LinkDescription, index: LinkIndex) {
    self.init(
      index: index, name: link.name,
      endpoint: ModbusEndpoint(ModbusEndpoint.Wire(link.wire), unit: link.unit, timeout: link.timeout),
      poll: link.poll, inputs: link.inputs,
      outputs: link.coils.map { LinkOutput($0.place, isOnWhenSafe: $0.isSafeOn) },
      encoder: link.encoder,
      ourHeartbeat: link.ourHeartbeat, theirHeartbeat: link.theirHeartbeat,
      releasedAfter: link.releasedAfter)
    limits = link.limits
    guarding = link.guarding
    mailbox = link.mailbox
  }
}

extension ModbusEndpoint.Wire {
  init(_ wire: LinkDescription.Wire) {
    switch wire {
    case .tcp(let host, let port): self = .tcp(address: host, port: port)
    case .rtu(let device, let line): self = .rtu(device: device, line)
    }
  }
}
