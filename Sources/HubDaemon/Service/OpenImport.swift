import HubStore

/// A manifest on its way in over one connection.
struct OpenImport: Sendable {
  let connection: Int64
  let source: String
  let command: String
  let rows: ManifestImport
}
