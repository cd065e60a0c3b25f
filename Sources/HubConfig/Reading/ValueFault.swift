/// Why a written value cannot be taken.
struct ValueFault: Error {
  var message: String
  var allowed: [String] = []
  var nearest: String?
}
