/// Asks what customs has said of a code.
public struct GetCustoms: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var customs: CustomsAnswer

    public init(customs: CustomsAnswer) {
      self.customs = customs
    }
  }

  public static var method: SorterMethod { .getCustoms }

  public var code: String

  public init(code: String) {
    self.code = code
  }
}
