// The words of the core's closed lists, for the control plane.
#if !hasFeature(Embedded)
  public import HubUnits

  extension HoldCause: ClosedListWord {}
  extension LaneState: ClosedListWord {}
  extension LinkCondition: ClosedListWord {}
  extension BeltCondition: ClosedListWord {}
  extension ParcelOrigin: ClosedListWord {}
  extension ScanOutcome: ClosedListWord {}
  extension GapRule: ClosedListWord {}
  extension EncoderFaultPolicy: ClosedListWord {}
  extension WarmStart: ClosedListWord {}
  extension DiverterKind: ClosedListWord {}
  extension GroupStrategy: ClosedListWord {}
  extension TrackingMode: ClosedListWord {}
  extension EyeCondition: ClosedListWord {}
  extension LaneAuthority: ClosedListWord {}
  extension DiverterFinding: ClosedListWord {}
  extension RedirectRefusal: ClosedListWord {}
#endif
