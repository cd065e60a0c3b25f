import HubModbus
public import HubUnits

extension LinkProbe {
  /// Looks at the device of a link as the line's file describes it.
  public static func facts(of link: LinkDescription) -> LinkProbeFacts {
    facts(
      of: LinkSettings(
        index: LinkIndex(0), name: link.name,
        endpoint: ModbusEndpoint(address: link.host, port: link.port, unit: link.unit, timeout: link.timeout),
        poll: link.poll, inputs: link.inputs,
        outputs: link.coils.map { LinkOutput(coil: $0.address, isOnWhenSafe: $0.isSafeOn) },
        encoder: link.encoder.map { EncoderInput(register: $0.register, bits: $0.bits) },
        ourHeartbeat: link.ourHeartbeat, theirHeartbeat: link.theirHeartbeat,
        releasedAfter: link.releasedAfter))
  }
}
