/// Why the mock PLC cannot stand up.
public enum MockPLCError: Error, Sendable, CustomStringConvertible {
  /// The address is taken or not of this machine.
  case cannotListen(address: String, port: Int, errno: Int32)
  /// libmodbus could not make its tables.
  case noMemory
  case noThread(errno: Int32)

  public var description: String {
    switch self {
    case .cannotListen(let address, let port, let errno):
      "config: the mock PLC cannot listen at \(address):\(port) (errno \(errno)); "
        + "is another hubsim running, or does the file name another machine?"
    case .noMemory: "kernel: no memory for the mock PLC's tables"
    case .noThread(let errno): "kernel: no thread for a mock (errno \(errno))"
    }
  }
}
