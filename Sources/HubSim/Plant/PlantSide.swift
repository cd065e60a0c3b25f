/// To which side of the belt a lane leaves, seen along the belt.
public enum PlantSide: Hashable, Sendable { case left, right }
