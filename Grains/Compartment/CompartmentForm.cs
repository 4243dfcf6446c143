using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Access;
using Twin.Objects;

namespace Twin.Compartment;

/// <summary>How the attributes of a register are read and written.</summary>
internal abstract class CompartmentForm
{
    private static readonly FrozenDictionary<string, CompartmentForm> Forms = new Dictionary<string, CompartmentForm>(StringComparer.Ordinal)
    {
        [CompartmentRegister.SpecialPerson] = new Of<SpecialPersonAttributes>(),
        [CompartmentRegister.Petition] = new Of<PetitionAttributes>(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for what is no register.</summary>
    public static CompartmentForm? Find(string register) => Forms.GetValueOrDefault(register);

    /// <summary>The attributes in a JSON object from outside, or what is wrong with it.</summary>
    public abstract Outcome<CompartmentAttributes> Read(string json);

    /// <summary>Stored attributes with a JSON merge patch applied, or what is wrong with it.</summary>
    public abstract Outcome<CompartmentAttributes> Merge(string stored, string patch);

    /// <summary>Attributes as they are stored.</summary>
    public abstract string Write(CompartmentAttributes attributes);

    /// <summary>Stored attributes as a role may see them.</summary>
    public abstract string Show(Role role, string stored);

    private sealed class Of<TAttributes> : CompartmentForm
        where TAttributes : CompartmentAttributes
    {
        public override Outcome<CompartmentAttributes> Read(string json) => Widen(AttributeJson.Read<TAttributes>(json));

        public override Outcome<CompartmentAttributes> Merge(string stored, string patch) =>
            Widen(AttributeJson.Merge(AttributeJson.Read<TAttributes>(stored).Value!, patch));

        public override string Write(CompartmentAttributes attributes) => AttributeJson.Write((TAttributes)attributes);

        public override string Show(Role role, string stored) =>
            SightJson.Write(role, RightsTable.Compartment, AttributeJson.Read<TAttributes>(stored).Value!);

        private static Outcome<CompartmentAttributes> Widen(Outcome<TAttributes> outcome) => outcome.Succeeded ? outcome.Value : outcome.Refusal;
    }
}
