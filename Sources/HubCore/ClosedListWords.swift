// The words of the core's closed lists, for the control plane.
#if !hasFeature(Embedded)
  public import HubUnits

  extension HoldCause: ClosedListWord {}
  extension LaneState: ClosedListWord {}
  extension LinkCondition: ClosedListWord {}
  extension BeltCondition: ClosedListWord {}
  extension ParcelOrigin: ClosedListWord {}
  extension ScanOutcome: ClosedListWord {}
#endif
