/// What carries the frames.
public enum PLCWire: String, Sendable {
  case tcp = "TCP"
  case rtu = "RTU"
}
