/// What a broken eye says for ever.
public enum PlantEyeFault: Hashable, Sendable {
  /// The output stays as with nothing before it: a torn wire, a dead receiver.
  case deadClear
  /// The output stays as with something before it: a reflector knocked away, a lens taped over.
  case deadBlocked
}
