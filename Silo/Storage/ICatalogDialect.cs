using System.Data.Common;

namespace Twin.Storage;

/// <summary>What the engines say differently when cards are looked for.</summary>
internal interface ICatalogDialect
{
    /// <summary>Where cards come from when terms decide, with the condition that those of a parameter hold.</summary>
    string FromIndex(string terms);

    /// <summary>Where the folded texts stand, as JSON.</summary>
    string Texts { get; }

    /// <summary>Several terms, all or one of them, as <see cref="FromIndex"/> takes them.</summary>
    string Join(string operation, IEnumerable<string> terms);

    /// <summary>Terms that hold while others do not.</summary>
    string Except(string terms, string others);

    string Term(string text, bool isPrefix);

    /// <summary>True when one text holds another.</summary>
    string Contains(string text, string part);

    string HasLabel(string label);

    /// <summary>True when the card has a link to a key that holds on a day; of one relation, if it is given.</summary>
    string HasLink(string to, string? relation, string day);

    /// <summary>A text as a number; null when it is none.</summary>
    string Number(string text);

    /// <summary>A row of <c>value</c> for each label, to join to the cards; null for a card without.</summary>
    string EachLabel { get; }

    /// <summary>Rewrites a part of the index without what is gone, in a short transaction.</summary>
    /// <param name="isFirst">True to begin.</param>
    /// <returns>True while there is more to rewrite.</returns>
    bool PurgeSome(DbConnection connection, bool isFirst);
}
