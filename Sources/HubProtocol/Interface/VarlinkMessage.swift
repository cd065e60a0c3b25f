public import Foundation

/// Varlink's messages as bytes: JSON with the keys in snake case, without the closing NUL.
///
/// **Source**: varlink.org/Method-Call.
public enum VarlinkMessage {
  /// What stands beside the parameters of a call.
  public struct CallHeader: Codable, Hashable, Sendable {
    /// The method with its interface.
    public var method: String
    /// The client wants several replies.
    public var more: Bool?
    /// The client wants none.
    public var oneway: Bool?
    /// The client wants to speak something else afterwards; never granted.
    public var upgrade: Bool?

    public init(method: String, more: Bool? = nil, oneway: Bool? = nil, upgrade: Bool? = nil) {
      self.method = method
      self.more = more
      self.oneway = oneway
      self.upgrade = upgrade
    }
  }

  /// What stands beside the parameters of a reply.
  public struct ReplyHeader: Codable, Hashable, Sendable {
    /// The error with its interface; nil when all is well.
    public var error: String?
    /// More replies follow.
    public var continues: Bool?

    public init(error: String? = nil, continues: Bool? = nil) {
      self.error = error
      self.continues = continues
    }
  }

  /// The longest message either end takes.
  ///
  /// **Units**: bytes. **Source**: a snapshot of 512 parcels, 64 lanes and 256 eyes is below 150 kB; 1 MiB leaves
  /// room and bounds what one client can make the daemon hold.
  public static let longestBytes = 1_048_576

  /// The interface part of a method's name, or nil when it has none.
  public static func interface(ofMethod method: String) -> String? {
    method.lastIndex(of: ".").map { String(method[..<$0]) }
  }

  public static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  public static func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }
}
