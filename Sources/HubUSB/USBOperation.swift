/// What we asked of a USB device when it failed.
public enum USBOperation: UInt8, Sendable, Hashable, BitwiseCopyable, CaseIterable {
  case start = 0
  case list, readDescriptor, open, detachKernelDriver, claim, release
  case controlRequest, submit, transfer, clearHalt, reset, handleEvents
  case order

  /// The words for a message: `cannot <words>`.
  public var words: String {
    switch self {
    case .start: "start USB access"
    case .list: "list the devices"
    case .readDescriptor: "read the descriptors"
    case .open: "open the device"
    case .detachKernelDriver: "take the interface from the kernel's driver"
    case .claim: "claim the interface"
    case .release: "release the interface"
    case .controlRequest: "send a control request"
    case .submit: "start a transfer"
    case .transfer: "read"
    case .clearHalt: "clear the endpoint's halt"
    case .reset: "reset the device"
    case .handleEvents: "wait for USB events"
    case .order: "send an order"
    }
  }
}
