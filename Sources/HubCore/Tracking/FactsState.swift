/// What the core knows of a parcel from the manifest.
enum FactsState: UInt8, BitwiseCopyable {
  /// No code, so nothing was asked.
  case none
  /// Asked, no answer yet.
  case asked
  /// The manifest could not be asked.
  case unavailable
  /// The manifest does not know the code.
  case notFound
  /// It does.
  case found
}
