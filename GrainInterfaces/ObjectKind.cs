using System.Collections.Frozen;

namespace Twin;

/// <summary>The kinds of object the twin has code for, each the grain type of its grains; all others have a model that is data.</summary>
public static class ObjectKind
{
    public const string Account = "account";
    public const string Activity = "activity";
    public const string Allowance = "allowance";
    public const string Attachment = "attachment";
    public const string Building = "building";
    public const string Case = "case";
    public const string Community = "community";
    public const string ConsentText = "consent-text";
    public const string Device = "device";
    public const string DeviceToken = "device-token";
    public const string Discovery = "discovery";
    public const string District = "district";
    public const string Door = "door";
    public const string Estate = "estate";
    public const string Export = "export";
    public const string Grid = "grid";
    public const string GridWorker = "grid-worker";
    public const string Household = "household";
    public const string Import = "import";
    public const string ImportMapping = "import-mapping";
    public const string MicroGrid = "micro-grid";
    public const string Model = "model";
    public const string Notice = "notice";
    public const string Person = "person";
    public const string Procedure = "procedure";
    public const string PooledDevice = "pooled-device";
    public const string Profile = "profile";
    public const string ProvisioningKey = "provisioning-key";
    public const string Request = "request";
    public const string Room = "room";
    public const string RuleSet = "rule-set";
    public const string SiteMapping = "site-mapping";
    public const string Street = "street";

    public const string Visit = "visit";
    public const string VisitPlan = "visit-plan";
    public const string VisitResult = "visit-result";

    public const string Webhook = "webhook";

    /// <summary>The grain type of all objects whose model is data.</summary>
    public const string Thing = "thing";

    /// <summary>A model that ships; rooms show the bills of their homes.</summary>
    public const string Bill = "bill";

    /// <summary>A model that ships; rooms show the vehicles of their people.</summary>
    public const string Vehicle = "vehicle";

    /// <summary>The kinds of the twin's own that are objects of the library, in order.</summary>
    public static IReadOnlyList<string> Library { get; } =
        [Building, Community, Device, District, Estate, Grid, GridWorker, Household, MicroGrid, Person, Room, Street];

    private static readonly FrozenSet<string> BuiltIn = Library.Concat([Account, Activity, Allowance, Attachment, Case, ConsentText, DeviceToken, Discovery, Door, Export, Import, ImportMapping, Model, Notice, PooledDevice, Procedure, Profile, ProvisioningKey, Request, RuleSet, SiteMapping, Thing, Visit, VisitPlan, VisitResult, Webhook]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a kind that the twin has code for.</summary>
    public static bool IsBuiltIn(string kind) => BuiltIn.Contains(kind);
}
