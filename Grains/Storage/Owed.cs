using System.Text.Json.Serialization;
using Twin.Cases;
using Twin.Consents;
using Twin.Devices;
using Twin.Objects;
using Twin.People;
using Twin.Places;
using Twin.Residents;
using Twin.Visits;

namespace Twin.Storage;

/// <summary>
/// A call to another grain that a stored decision leads to. It may be made more than once, so the callee recognises a
/// repeat. The names below are stored and never reused.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "call")]
[JsonDerivedType(typeof(OwedHazard), "report-hazard")]
[JsonDerivedType(typeof(OwedCondition), "report-condition")]
[JsonDerivedType(typeof(OwedRemoval), "remove-device")]
[JsonDerivedType(typeof(OwedRules), "adopt-rules")]
[JsonDerivedType(typeof(OwedSignOut), "end-sessions")]
[JsonDerivedType(typeof(OwedCase), "open-case")]
[JsonDerivedType(typeof(OwedCaseHazard), "add-hazard")]
[JsonDerivedType(typeof(OwedIncidentEnd), "close-incident")]
[JsonDerivedType(typeof(OwedDelivery), "deliver")]
[JsonDerivedType(typeof(OwedWithdrawal), "withdraw")]
[JsonDerivedType(typeof(OwedHandOver), "hand-over")]
[JsonDerivedType(typeof(OwedRelease), "release")]
[JsonDerivedType(typeof(OwedRoster), "roster")]
[JsonDerivedType(typeof(OwedPlacement), "place-case")]
[JsonDerivedType(typeof(OwedTakeOver), "take-over-case")]
[JsonDerivedType(typeof(OwedGiveBack), "give-back-case")]
[JsonDerivedType(typeof(OwedMergedEnd), "end-merged-case")]
[JsonDerivedType(typeof(OwedAttachmentRemoval), "remove-attachment")]
[JsonDerivedType(typeof(OwedMove), "relocate-linked")]
[JsonDerivedType(typeof(OwedMember), "add-member")]
[JsonDerivedType(typeof(OwedDeparture), "remove-member")]
[JsonDerivedType(typeof(OwedLeaving), "end-access")]
[JsonDerivedType(typeof(OwedRelocation), "relocate")]
[JsonDerivedType(typeof(OwedTaking), "take-over")]
[JsonDerivedType(typeof(OwedRepointing), "repoint")]
[JsonDerivedType(typeof(OwedConsentReview), "review-consents")]
[JsonDerivedType(typeof(OwedReadingsErasure), "forget-readings")]
[JsonDerivedType(typeof(OwedErasure), "erase-person")]
[JsonDerivedType(typeof(OwedForgetting), "forget-person")]
[JsonDerivedType(typeof(OwedClaim), "settle-claim")]
[JsonDerivedType(typeof(OwedBinding), "bind-account")]
[JsonDerivedType(typeof(OwedUnclaiming), "release-person")]
[JsonDerivedType(typeof(OwedResidence), "approve-residence")]
[JsonDerivedType(typeof(OwedClosing), "close-account")]
[JsonDerivedType(typeof(OwedVisit), "schedule-visit")]
[JsonDerivedType(typeof(OwedVisitNote), "note-visit")]
[JsonDerivedType(typeof(OwedVisitTask), "open-visit-task")]
[JsonDerivedType(typeof(OwedVisitTaskEnd), "end-visit-task")]
public abstract record Owed
{
    public abstract Task Settle(IGrainFactory grains, CancellationToken cancellationToken);
}
