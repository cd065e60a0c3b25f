/// One element of a list, with its path.
struct ListItem {
  let node: ConfigNode
  let place: Place
}
