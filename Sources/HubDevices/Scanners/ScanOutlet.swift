import HubCore
import HubRealtime

/// The writing end of the core's ring of reads, shared by the drivers of one thread.
///
/// **Thread**: hub-usb only.
final class ScanOutlet {
  let reads: RingWriter<ScanRead>

  init(_ reads: consuming RingWriter<ScanRead>) { self.reads = reads }
}
