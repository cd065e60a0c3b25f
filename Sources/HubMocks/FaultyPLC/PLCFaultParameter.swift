/// What can be said about a fault, as `key=value`.
public enum PLCFaultParameter: String, Sendable, CaseIterable {
  /// From which second of the run on.
  case at
  /// For how long.
  case `for`
  /// Again after so long.
  case every
  /// Which share of the requests.
  case share
  /// Only requests with this function code.
  case function
  case time
  case code
  case bytes
  case count
  case slots
  case obeyed

  /// What every fault may be told: when.
  static let ofAll: [PLCFaultParameter] = [.at, .for, .every]
  /// What a fault that is drawn for each request may be told besides.
  static let ofRequests: [PLCFaultParameter] = [.share, .function]
}

extension PLCFaultParameter {
  /// What a value must look like.
  var expectation: String {
    switch self {
    case .at, .for, .every, .time: "\(rawValue)= wants a time with its unit, as 80ms, 2.5s or 1min"
    case .share: "share= wants a part of all requests, as 5% or 0.05"
    case .function: "function= wants a function code from 1 to 127, as 5 or 0x10"
    case .code: "code= wants an exception's number, from 1 to 255"
    case .bytes: "bytes= wants a number from 1 to 64"
    case .count: "count= wants a number from 2 to 16"
    case .slots: "slots= wants a number from 0 to 16"
    case .obeyed: "obeyed= wants yes or no"
    }
  }
}
