import CUMockdev
import Glibc

// The usbfs requests, one by one.
extension MockAttachmentState {
  /// Serves one ioctl.
  ///
  /// - Parameters:
  ///   - pointer: the argument as the client gave it, for the request that names a transfer by its address.
  ///   - argument: the memory the argument points to, when the request has any.
  mutating func serve(
    _ request: USBDeviceFSRequest, client: UInt, pointer: UInt, argument: ClientMemory?
  ) -> Answer {
    switch request {
    case .reap, .reapNoDelay: return reap(client: client, into: argument)
    case .discard: return discard(pointer)
    default: break
    }
    guard present else { return .failed(ENODEV) }
    switch request {
    case .capabilities:
      argument?.with(UInt32.self) { $0 = Self.capabilities }
      return .done
    case .getDriver: return driverName(argument)
    case .passOn: return passOn(argument)
    case .claim: return claim(argument, client: client)
    case .release:
      if let number = argument?.with(UInt32.self, { $0 }) { claims[number] = nil }
      return .done
    case .submit: return submit(argument, client: client)
    case .reset, .clearHalt, .resetEndpoint, .setInterface, .setConfiguration:
      mend(by: request)
      return .done
    case .disconnectDriver, .connectDriver, .reap, .reapNoDelay, .discard: return .failed(ENOTTY)
    }
  }

  /// **Source**: `linux/usbdevice_fs.h`: zero packets 1, bulk continuation 2, no packet size limit 4, reaping after
  /// disconnection 16; what every kernel since 4.0 has.
  private static let capabilities: UInt32 = 1 | 2 | 4 | 16

  private func driverName(_ argument: ClientMemory?) -> Answer {
    guard let argument else { return .failed(EFAULT) }
    let number = Int(argument.with(UInt32.self) { $0 })
    guard driverBound.indices.contains(number), driverBound[number] else { return .failed(ENODATA) }
    // The name follows the interface's number in the structure.
    _ = argument.write(Array(model.kernelDriver.utf8) + [0], at: 4)
    return .done
  }

  /// Detaching and attaching the kernel's driver come wrapped in another request.
  private mutating func passOn(_ argument: ClientMemory?) -> Answer {
    guard let argument else { return .failed(EFAULT) }
    let (number, code) = unsafe argument.with(usbdevfs_ioctl.self) { passed in
      // Safe: plain integers of a structure whose size was checked.
      unsafe (Int(passed.ifno), UInt(UInt32(bitPattern: passed.ioctl_code)))
    }
    guard driverBound.indices.contains(number) else { return .failed(EINVAL) }
    switch USBDeviceFSRequest(code: code) {
    case .disconnectDriver:
      guard driverBound[number] else { return .failed(ENODATA) }
      driverBound[number] = false
      return .done
    case .connectDriver:
      guard claims[UInt32(number)] == nil else { return .failed(EBUSY) }
      driverBound[number] = true
      return Answer(result: 1)
    default: return .failed(ENOTTY)
    }
  }

  private mutating func claim(_ argument: ClientMemory?, client: UInt) -> Answer {
    guard let number = argument?.with(UInt32.self, { $0 }) else { return .failed(EFAULT) }
    guard driverBound.indices.contains(Int(number)) else { return .failed(EINVAL) }
    guard !driverBound[Int(number)] else { return .failed(EBUSY) }
    if let owner = claims[number], owner != client { return .failed(EBUSY) }
    claims[number] = client
    return .done
  }

  private mutating func submit(_ argument: ClientMemory?, client: UInt) -> Answer {
    guard !isAsleep else { return .failed(EHOSTUNREACH) }
    guard let argument, let transfer = MockTransfer(argument, client: client) else { return .failed(EFAULT) }
    if transfer.isControl {
      control(transfer)
    } else if transfer.isInput {
      pending.append(transfer)
      failPending()
      pump()
    } else {
      hear(transfer, transfer.buffer?.bytes ?? [])
    }
    return .done
  }

  private mutating func reap(client: UInt, into argument: ClientMemory?) -> Answer {
    guard let argument else { return .failed(EFAULT) }
    guard let index = completed.firstIndex(where: { $0.client == client }) else {
      if present { gate.setReady(!completed.isEmpty) }
      return .failed(present ? EAGAIN : ENODEV)
    }
    argument.point(at: 0, to: completed.remove(at: index).request)
    if present, completed.isEmpty { gate.setReady(false) }
    return .done
  }

  private mutating func discard(_ address: UInt) -> Answer {
    guard let index = pending.firstIndex(where: { $0.request.clientAddress == address }) else {
      return .failed(EINVAL)
    }
    finish(pending.remove(at: index), status: -ENOENT, count: 0)
    return .done
  }

  /// Takes an order of the host, or does not.
  mutating func hear(_ transfer: MockTransfer, _ bytes: [UInt8]) {
    switch hearing {
    case .obeys:
      note(bytes)
      finish(transfer, status: 0, count: bytes.count)
    case .refuses: finish(transfer, status: -EPIPE, count: 0)
    case .ignores: pending.append(transfer)
    }
  }

  mutating func note(_ bytes: [UInt8]) {
    // A test asks for the last few; a long run must not grow.
    if received.count >= 256 { received.removeFirst() }
    received.append(bytes)
    obedience.take(bytes)
  }
}
