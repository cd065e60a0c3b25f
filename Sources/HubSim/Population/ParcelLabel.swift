/// What is printed on a parcel.
public enum ParcelLabel: Sendable, Hashable {
  /// A readable code, with the AIM identifier of its symbology.
  case code(String, aim: String)
  /// Torn, smeared or missing.
  case unreadable

  public var code: String? {
    if case .code(let code, aim: _) = self { code } else { nil }
  }
}
