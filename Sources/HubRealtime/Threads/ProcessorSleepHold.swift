import Glibc

/// Keeps processors out of deep sleep while it lives.
///
/// Waking from a deep sleep state takes a desktop processor up to some hundred microseconds, every cycle.
///
/// **Thread**: any; one a process is enough. **Source**: kernel documentation, "PM QoS interface".
public struct ProcessorSleepHold: ~Copyable, Sendable {
  private let file: Int32

  /// Asks for a wake-up latency of zero; nil when this kernel or container has no `/dev/cpu_dma_latency` to ask
  /// or we may not open it. That costs sharpness, never correctness.
  public init?() {
    let file = unsafe open("/dev/cpu_dma_latency", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    var microseconds: Int32 = 0
    // Safety: four bytes of a local.
    guard unsafe write(file, &microseconds, 4) == 4 else {
      close(file)
      return nil
    }
    self.file = file
  }

  // The wish holds as long as the file is open.
  deinit { close(file) }
}
