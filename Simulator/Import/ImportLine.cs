using System.Text.Json.Serialization;

namespace Twin.Simulation;

/// <summary>One line of an import: an object of the community as <c>POST /api/v1/import</c> takes it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CommunityLine), ObjectKind.Community)]
[JsonDerivedType(typeof(GridLine), ObjectKind.Grid)]
[JsonDerivedType(typeof(AccountLine), ObjectKind.Account)]
[JsonDerivedType(typeof(GridWorkerLine), ObjectKind.GridWorker)]
[JsonDerivedType(typeof(BuildingLine), ObjectKind.Building)]
[JsonDerivedType(typeof(HouseholdLine), ObjectKind.Household)]
[JsonDerivedType(typeof(PersonLine), ObjectKind.Person)]
[JsonDerivedType(typeof(DeviceLine), ObjectKind.Device)]
public abstract record ImportLine(string Id);
