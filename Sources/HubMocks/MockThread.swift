import Glibc

/// A thread which somebody waits for before letting go of what it uses.
final class MockThread: Sendable {
  private let handle: pthread_t

  /// Starts a thread.
  ///
  /// **Errors**: the errno of `pthread_create`, when the machine has no thread left.
  init(_ body: @escaping @Sendable () -> Void) throws(MockPLCError) {
    let box = MockThreadBody(body)
    var handle = pthread_t()
    // Safe: the thread entry takes over the one retain made here.
    let result = unsafe pthread_create(&handle, nil, mockThreadEntry, Unmanaged.passRetained(box).toOpaque())
    guard result == 0 else {
      unsafe Unmanaged.passUnretained(box).release()
      throw .noThread(errno: result)
    }
    self.handle = handle
  }

  /// Waits for the thread's end.
  ///
  /// **Precondition**: called once.
  func join() {
    let result = pthread_join(handle, nil)
    precondition(result == 0, "hub bug: a mock's thread was waited for twice")
  }
}

/// Where a mock's thread begins.
@c func mockThreadEntry(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument = unsafe argument {
    // Safe: `MockThread.init` retained exactly one body for exactly this call.
    unsafe Unmanaged<MockThreadBody>.fromOpaque(argument).takeRetainedValue().run()
  }
  return nil
}
