/// Who takes a label of any length: the bytes are lent for the call, nothing is copied.
public protocol ScanSink {
  mutating func take(_ scan: DecodedScan, bytes: Span<UInt8>)
}
