//! [`Category`] and [`Group`]: the kinds of rule that a clause may carry.
//!
//! Owns their ids, groups and short names. What makes a clause one of them is data: `assets/rules/`.

use crate::Wording;

/// What a rule does to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What you may not do.
    Restriction,
    /// What you must do.
    Condition,
    /// What the licensor keeps in hand.
    Control,
    /// Law and risk.
    Risk,
    /// What you are given.
    Grant,
}

impl Group {
    /// All groups, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::Restriction, Self::Condition, Self::Control, Self::Risk, Self::Grant];

    /// The group's id, as in the output of the front ends.
    pub fn id(self) -> &'static str {
        match self {
            Self::Restriction => "restriction",
            Self::Condition => "condition",
            Self::Control => "control",
            Self::Risk => "risk",
            Self::Grant => "grant",
        }
    }
}

macro_rules! categories {
    ($($group:ident { $($(#[$doc:meta])* $name:ident $id:literal $en:literal $fr:literal)* })*) => {
        /// A kind of rule that a clause may carry.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Category { $($($(#[$doc])* $name,)*)* }

        impl Category {
            /// All categories, group by group.
            pub const ALL: &'static [Self] = &[$($(Self::$name,)*)*];

            /// The id: words in small letters joined by hyphens.
            pub fn id(self) -> &'static str {
                match self { $($(Self::$name => $id,)*)* }
            }

            /// The group it belongs to.
            pub fn group(self) -> Group {
                match self { $($(Self::$name => Group::$group,)*)* }
            }

            /// A short name for people.
            pub fn name(self) -> Wording {
                let (en, fr) = match self { $($(Self::$name => ($en, $fr),)*)* };
                Wording { en: en.to_owned(), fr: fr.to_owned() }
            }
        }
    };
}

categories! {
    Restriction {
        /// Prohibited uses listed here, or a policy of use made binding.
        UsePolicy "use-policy" "Prohibited uses" "Usages interdits"
        /// Commercial use forbidden, or research or personal use only.
        NonCommercial "non-commercial" "Non-commercial only" "Non commercial seulement"
        /// A size (users, revenue) above which another licence is needed.
        ScaleThreshold "scale-threshold" "Scale threshold" "Seuil d’échelle"
        /// People or companies of a place excluded or limited.
        Territory "territory" "Territory" "Territoire"
        /// Named kinds of people or entities excluded.
        PersonsGroups "persons-groups" "Excluded persons" "Personnes exclues"
        /// Outputs may not train or improve other models, or are limited otherwise.
        OutputUse "output-use" "Use of outputs" "Usage des sorties"
        /// No building of competing products or services.
        CompetingUse "competing-use" "No competing use" "Pas d’usage concurrent"
        /// No decompiling, extracting, circumventing.
        ReverseEngineering "reverse-engineering" "No reverse engineering" "Pas d’ingénierie inverse"
        /// Limits on publishing results, benchmarks or statements.
        PublicityBenchmark "publicity-benchmark" "Publicity and benchmarks" "Publicité et tests"
        /// No or limited sharing, sublicensing, transfer or renting.
        RedistributionLimit "redistribution-limit" "Limited redistribution" "Redistribution limitée"
        /// No or limited derivative works.
        ModificationLimit "modification-limit" "Limited modification" "Modification limitée"
        /// Offering it over a network forbidden or put under conditions.
        HostedService "hosted-service" "Hosted service" "Service hébergé"
        /// Military, surveillance or the like, in a clause outside a use list.
        WeaponsMilitarySafety "weapons-military-safety" "Military and safety" "Militaire et sûreté"
    }
    Condition {
        /// Keep or give notices, attribution, copyright lines.
        Notice "notice" "Notices" "Mentions à conserver"
        /// Show a given badge or sentence.
        Branding "branding" "Badge to display" "Mention à afficher"
        /// The name of derivatives prescribed or forbidden.
        Naming "naming" "Name of derivatives" "Nom des dérivés"
        /// Give recipients a copy of the licence.
        LicenceCopy "licence-copy" "Copy of the licence" "Copie de la licence"
        /// Bind recipients to the same restrictions.
        FlowDown "flow-down" "Terms passed on" "Conditions à transmettre"
        /// Mark modified files.
        StateChanges "state-changes" "Changes stated" "Modifications signalées"
        /// Derivatives under the same licence, or source to be disclosed.
        ShareAlike "share-alike" "Share alike" "Partage à l’identique"
        /// Register, ask, pay or sign before (some) use.
        RequestPermission "request-permission" "Permission to request" "Autorisation à demander"
        /// Report use, give data, allow audit, license feedback back.
        ReportAudit "report-audit" "Report and audit" "Rapport et audit"
        /// Use the newest version or apply updates.
        KeepUpdated "keep-updated" "Keep up to date" "Mises à jour imposées"
        /// Tell users that it is AI, or of its dangers.
        DiscloseAi "disclose-ai" "Disclose AI" "Signaler l’IA"
    }
    Control {
        /// The licence ends, or may be ended, on breach.
        TerminationBreach "termination-breach" "Ends on breach" "Fin en cas de manquement"
        /// The licensor may end it without a reason.
        TerminationAtWill "termination-at-will" "Ends at will" "Fin à volonté"
        /// The licence ends if you sue.
        LitigationTermination "litigation-termination" "Ends if you sue" "Fin en cas de procès"
        /// The licensor may change the terms, or a binding policy stands where it may change.
        UnilateralChange "unilateral-change" "Terms may change" "Conditions modifiables"
        /// The licensor may limit or switch off use from afar.
        RemoteRestriction "remote-restriction" "Remote restriction" "Restriction à distance"
        /// A grant said to be revocable, non-transferable, limited or for a term.
        LimitedGrant "limited-grant" "Limited grant" "Concession limitée"
        /// Stop using, or delete, when it ends.
        DeleteOnTermination "delete-on-termination" "Delete at the end" "Suppression à la fin"
        /// All rights not granted are kept; the licensor owns the materials.
        ReservationOfRights "reservation-of-rights" "Rights reserved" "Droits réservés"
    }
    Risk {
        /// As is, no warranty, no support owed.
        WarrantyDisclaimer "warranty-disclaimer" "No warranty" "Sans garantie"
        /// Liability excluded or limited; you bear the risk.
        LiabilityLimit "liability-limit" "Limited liability" "Responsabilité limitée"
        /// You pay for claims against the licensor.
        Indemnity "indemnity" "Indemnity" "Indemnisation"
        /// Which law governs.
        GoverningLaw "governing-law" "Governing law" "Droit applicable"
        /// Arbitration, courts, jury waiver.
        Dispute "dispute" "Courts and disputes" "Tribunaux et litiges"
        /// What the licence says of the licensor's names and marks.
        Trademark "trademark" "Trade marks" "Marques"
        /// Trade and export laws to be followed.
        ExportControl "export-control" "Export control" "Contrôle des exportations"
        /// Something to be kept secret.
        Confidentiality "confidentiality" "Confidentiality" "Confidentialité"
    }
    Grant {
        /// Rights of copyright granted: use, copy, modify, share.
        GrantCopyright "grant-copyright" "Rights granted" "Droits accordés"
        /// Patents, or the acts of a patent licence, granted.
        GrantPatent "grant-patent" "Patent licence" "Licence de brevet"
        /// Outputs are yours, or the licensor claims none.
        OutputOwnership "output-ownership" "Outputs are yours" "Sorties à vous"
        /// Commercial use expressly allowed.
        CommercialGranted "commercial-granted" "Commercial use allowed" "Usage commercial permis"
        /// Your derivatives are yours.
        DerivativeOwnership "derivative-ownership" "Derivatives are yours" "Dérivés à vous"
    }
}

impl Category {
    /// The category with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_words_joined_by_hyphens_and_unique() {
        let mut seen = HashSet::new();
        for category in Category::ALL {
            let id = category.id();
            assert!(id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{id}");
            assert!(seen.insert(id), "{id} twice");
            assert_eq!(Category::from_id(id), Some(*category));
        }
        assert_eq!(Category::from_id("unheard-of"), None);
    }

    #[test]
    fn names_are_short_and_different() {
        let mut seen = HashSet::new();
        for name in Category::ALL.iter().map(|c| c.name()) {
            assert!(name.en.chars().count() <= 26 && name.fr.chars().count() <= 26, "{name:?}");
            assert!(seen.insert(name.en.clone()) && seen.insert(name.fr.clone()), "{name:?}");
        }
    }
}
